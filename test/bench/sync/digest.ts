/** What a side holds in the end, as one number: equal numbers mean equal work, whatever the ids are. */

export type Content = { readonly count: number; readonly digest: string };

/** SHA-256 of all fields in canonical order. Runs in the browser and in Node. */
export async function contentOf(many: Iterable<unknown>): Promise<Content> {
  const texts = [...many].map((fields) => JSON.stringify(inOrder(fields))).sort();
  const bytes = new TextEncoder().encode(texts.join('\n'));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const digest = [...hash.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { count: texts.length, digest };
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(pairs.map(([name, inner]) => [name, inOrder(inner)]));
}
