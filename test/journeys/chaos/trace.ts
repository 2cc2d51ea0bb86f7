/** What was done to whom, in order: the only way to understand a run that went wrong. */

export type Trace = {
  readonly note: (who: string, what: string) => void;
  /** How often each kind of trouble came. */
  readonly count: (what: string) => void;
  readonly counts: ReadonlyMap<string, number>;
  readonly totals: () => string;
  readonly text: () => string;
};

export function newTrace(): Trace {
  const began = performance.now();
  const lines: string[] = [];
  const counts = new Map<string, number>();
  const totals = () => [...counts].map(([what, count]) => `${what} ${count}`).join(', ');
  return {
    note: (who, what) => {
      const at = ((performance.now() - began) / 1000).toFixed(2).padStart(7);
      lines.push(`${at} ${who.padEnd(6)} ${what}`);
    },
    count: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
    counts,
    totals,
    text: () => [...lines, totals()].join('\n'),
  };
}
