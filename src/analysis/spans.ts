/** Stretches of time, in order and apart, in milliseconds. */
export type Span = { readonly from: number; readonly to: number };
export type Spans = readonly Span[];

export const lengthOf = (spans: Spans): number =>
  spans.reduce((total, { from, to }) => total + (to - from), 0);

/** Adds a stretch at the end; one that begins where the last one ends, or before, makes it longer. */
export function withSpan(spans: Spans, { from, to }: Span): Spans {
  const last = spans.at(-1);
  if (to <= from) return spans;
  return last && from <= last.to
    ? [...spans.slice(0, -1), { from: last.from, to: Math.max(to, last.to) }]
    : [...spans, { from, to }];
}

/** What of them lies in `bounds`. */
export const within = (spans: Spans, bounds: Span): Spans =>
  spans
    .map(({ from, to }) => ({ from: Math.max(from, bounds.from), to: Math.min(to, bounds.to) }))
    .filter(({ from, to }) => from < to);

/** What of `whole` is in none of the holes. */
export function outside(whole: Span, holes: Spans): Spans {
  const starts = [whole.from, ...holes.map(({ to }) => to)];
  const ends = [...holes.map(({ from }) => from), whole.to];
  return within(
    starts.map((from, place) => ({ from, to: ends[place] as number })),
    whole,
  );
}
