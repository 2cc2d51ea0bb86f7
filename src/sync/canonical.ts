/** A change as one text, the same at both ends whatever order its fields are in: what is hashed. */

/**
 * JSON of a change without its `seq`, objects written as lists of pairs by name, so that no order
 * and no `__proto__` gets in the way. Stored hashes rest on it: it may never change.
 */
export function canonicalChange(change: object): string {
  const { id, seq: _, record, ...rest } = change as Record<string, unknown>;
  return JSON.stringify(inOrder({ id, record, ...rest }));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return {
    pairs: Object.entries(value)
      // As on the wire, where what is undefined does not travel.
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, inOrder(inner)]),
  };
}
