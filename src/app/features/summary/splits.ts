/** The tables of the summary, in their order. */
import type { FiguresRow, Summary } from '../../../domain/figures.ts';

export type SplitName = {
  [K in keyof Summary]-?: Summary[K] extends readonly FiguresRow[] ? K : never;
}[keyof Summary];

type Split = { readonly name: SplitName; readonly title: string; readonly reading: string };

export const splits: readonly Split[] = [
  {
    name: 'byZone',
    title: 'By zone',
    reading:
      'Zones overlap on purpose: an incident may be in several, so these do not add up to the whole area.',
  },
  {
    name: 'byHotspot',
    title: 'By hotspot',
    reading:
      'Visits are those made in the period, beside those wanted for as much of it as has been.',
  },
  { name: 'byClass', title: 'By class', reading: '' },
  { name: 'byType', title: 'By kind', reading: '' },
  { name: 'byTheme', title: 'By theme', reading: '' },
  { name: 'byPriority', title: 'By priority of the plan', reading: '' },
  {
    name: 'byOutcome',
    title: 'What was done',
    reading: 'More than one thing may have been done about an incident.',
  },
];

/** Rows with nothing in them, now or before, are counted instead of listed; the order stays the lists' own. */
export function worthShowing(all: readonly FiguresRow[]): {
  readonly rows: readonly FiguresRow[];
  readonly left: number;
} {
  const rows = all.filter((row) => !isEmpty(row));
  return { rows, left: all.length - rows.length };
}

/** A hidden number is not nothing. */
const isEmpty = ({ incidents, patrolVisits, visitsTarget = 0 }: FiguresRow): boolean =>
  [incidents.now, incidents.before, patrolVisits?.now ?? 0, patrolVisits?.before ?? 0].every(
    (figure) => figure === 0,
  ) && visitsTarget === 0;

export const hasVisits = ({ patrolVisits }: FiguresRow): boolean => patrolVisits !== undefined;
