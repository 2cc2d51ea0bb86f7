/** Counts under a name, for the period and for the one before it. */

export type Moment = 'now' | 'before';
export type Count = { now: number; before: number };
export type Tally = Map<string, Count>;

/** The row of records that do not say: it keeps a split adding up to its total. */
export const unsaid = 'none';

export const newCount = (): Count => ({ now: 0, before: 0 });

export function add(tally: Tally, id: string, moment: Moment, by = 1): void {
  const count = tally.get(id);
  if (count) count[moment] += by;
  else tally.set(id, { ...newCount(), [moment]: by });
}

export const countOf = (tally: Tally, id: string): Count => tally.get(id) ?? newCount();
