/**
 * Which cells of a table are hidden so that none can be worked out from what is left: complementary
 * cell suppression, after the ONS rule of masking a second cell wherever one is masked.
 */

/** Cells by row id. */
export type Cells = ReadonlyMap<string, number>;
/** Rows to hide, or `null` where hiding rows is not enough and their total has to go too. */
export type HiddenRows = ReadonlySet<string> | null;

export const isSmall = (n: number, threshold: number): boolean => n > 0 && n < threshold;

/**
 * For cells that add up to a known total. Hides those from 1 to `threshold` − 1 and those `already`
 * hidden, then the next smallest until the hidden ones
 *  – are not one alone: it would be the total less the others;
 *  – together make `threshold`: fewer would be a small number, read off as a difference;
 *  – are not all 1: as many hidden rows as hidden records tells each of them.
 * A row of nothing goes only when nothing else is left.
 */
export function hiddenRowsOf(
  cells: Cells,
  threshold: number,
  already: ReadonlySet<string> = new Set(),
): HiddenRows {
  const first = [...cells].filter(([id, n]) => already.has(id) || isSmall(n, threshold));
  const hidden = new Set(first.map(([id]) => id));
  if (hidden.size === 0) return hidden;
  for (const id of smallestFirst(cells, hidden)) {
    if (isSafe(cells, hidden, threshold)) return hidden;
    hidden.add(id);
  }
  return isSafe(cells, hidden, threshold) ? hidden : null;
}

export type HiddenTree = {
  readonly parents: ReadonlySet<string>;
  readonly children: ReadonlySet<string>;
};

/**
 * For children that add up to their parent and parents that add up to a known total: types in classes.
 * Under a hidden parent all children are hidden, or the parent would be their sum.
 */
export function hiddenTreeOf(
  parents: Cells,
  childrenByParent: ReadonlyMap<string, Cells>,
  threshold: number,
): HiddenTree | null {
  const rowsByParent = [...childrenByParent].map(
    ([id, cells]) => [id, cells, hiddenRowsOf(cells, threshold)] as const,
  );
  const unsafe = rowsByParent.filter(([, , rows]) => rows === null).map(([id]) => id);
  if (unsafe.some((id) => !parents.has(id))) return null;
  const hidden = hiddenRowsOf(parents, threshold, new Set(unsafe));
  if (!hidden) return null;
  const children = rowsByParent.flatMap(([id, cells, rows]) =>
    hidden.has(id) ? [...cells.keys()] : [...(rows ?? [])],
  );
  return { parents: hidden, children: new Set(children) };
}

/** Ids settle ties, so that the same period hides the same rows in every report that shows it. */
function smallestFirst(cells: Cells, hidden: ReadonlySet<string>): readonly string[] {
  const rank = (n: number) => (n === 0 ? Number.MAX_SAFE_INTEGER : n);
  return [...cells]
    .filter(([id]) => !hidden.has(id))
    .sort(([a, m], [b, n]) => rank(m) - rank(n) || (a < b ? -1 : 1))
    .map(([id]) => id);
}

function isSafe(cells: Cells, hidden: ReadonlySet<string>, threshold: number): boolean {
  const values = [...hidden].map((id) => cells.get(id) ?? 0);
  const sum = values.reduce((total, n) => total + n, 0);
  return values.length > 1 && sum >= threshold && values.some((n) => n !== 1);
}
