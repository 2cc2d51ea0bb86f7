/**
 * Hides small numbers from readers outside the partnership's core, and whatever would give them away.
 * The choice in a column hangs on that column alone: a quarter hides the same rows as *now* and as *before*.
 */
import type { Compared, FiguresRow, Summary } from '../domain/figures.ts';
import { type Cells, hiddenRowsOf, hiddenTreeOf, isSmall } from './hiding.ts';
import type { Moment } from './tally.ts';

type Measure = 'incidents' | 'patrolVisits';
type Split = { [K in keyof Summary]: Summary[K] extends FiguresRow[] ? K : never }[keyof Summary];
type Column = { readonly measure: Measure; readonly moment: Moment };
/** `null` where the whole column is hidden, its total included. */
type HiddenColumn = ReadonlyMap<Split, ReadonlySet<string>> | null;

const moments = ['now', 'before'] as const;
const splits = [
  'byZone',
  'byHotspot',
  'byClass',
  'byType',
  'byTheme',
  'byPriority',
  'byOutcome',
] as const;

/** Splits in which every record is in one row: all rows but one give the last one. */
const wholeSplits: Readonly<Record<Measure, readonly Split[]>> = {
  incidents: ['byTheme', 'byPriority'],
  patrolVisits: ['byHotspot', 'byTheme', 'byPriority'],
};

/** Counts from 1 to `threshold` − 1 become `null`; for young people's referrals, 0 as well. */
export function hideSmall(summary: Summary, threshold: number): Summary {
  const incidents = hideColumns(summary, 'incidents', threshold);
  const visits = hideColumns(incidents, 'patrolVisits', threshold);
  const patrols = hideCount(summary.patrols, threshold);
  return {
    ...visits,
    hiddenBelow: threshold,
    patrols,
    patrolHours: hiddenWith(summary.patrolHours, patrols),
    personHours: hiddenWith(summary.personHours, patrols),
    engagements: hideCount(summary.engagements, threshold),
    ...(summary.referrals && { referrals: hideReferrals(summary.referrals, threshold) }),
    madeOf: hideMadeOf(visits, threshold),
  };
}

/** For readers of exact figures who may not count a few young people. */
export const hideSmallReferrals = (summary: Summary, threshold: number): Summary =>
  summary.referrals
    ? { ...summary, referrals: hideReferrals(summary.referrals, threshold) }
    : summary;

function hideColumns(summary: Summary, measure: Measure, threshold: number): Summary {
  return moments.reduce((hidden, moment) => {
    const column = { measure, moment };
    return withHidden(hidden, column, hiddenColumnOf(hidden, column, threshold));
  }, summary);
}

function hiddenColumnOf(summary: Summary, column: Column, threshold: number): HiddenColumn {
  const total = summary[column.measure][column.moment];
  if (total === null || isSmall(total, threshold)) return null;
  const hidden = new Map<Split, ReadonlySet<string>>();
  for (const split of splits) {
    const cells =
      split === 'byZone' ? zoneCellsOf(summary, column) : cellsOf(summary[split], column);
    const rows = hiddenRowsOf(cells, threshold);
    if (!rows && wholeSplits[column.measure].includes(split)) return null;
    // Zones overlap and not all is in a hotspot, so these rows need not add up. They are treated as
    // if they did, since somewhere they will; where that fails it is enough to hide them all.
    hidden.set(split, rows ?? new Set(cells.keys()));
  }
  const kinds = hiddenTreeOf(
    cellsOf(summary.byClass, column),
    typeCellsByClass(summary.byType, column),
    threshold,
  );
  if (!kinds) return null;
  return hidden.set('byClass', kinds.parents).set('byType', kinds.children);
}

const cellsOf = (rows: readonly FiguresRow[], { measure, moment }: Column): Cells =>
  new Map(rows.map((row) => [row.id, row[measure]?.[moment] ?? 0]));

function typeCellsByClass(types: readonly FiguresRow[], column: Column): Map<string, Cells> {
  const classes = new Set(types.map((row) => row.within ?? ''));
  const typesOf = (id: string) => types.filter((row) => (row.within ?? '') === id);
  return new Map([...classes].map((id) => [id, cellsOf(typesOf(id), column)]));
}

/** Incidents in no zone are what the zones leave of the total. They are counted for the period only. */
const outside = '';

function zoneCellsOf({ byZone, madeOf }: Summary, column: Column): Cells {
  const cells = cellsOf(byZone, column);
  const isCounted = column.measure === 'incidents' && column.moment === 'now';
  return isCounted ? new Map([...cells, [outside, madeOf.withoutZone ?? 0]]) : cells;
}

function withHidden(summary: Summary, column: Column, hidden: HiddenColumn): Summary {
  const rows = splits.map((split) => [
    split,
    summary[split].map((row) =>
      !hidden || hidden.get(split)?.has(row.id) ? withoutCell(row, column) : row,
    ),
  ]);
  return {
    ...summary,
    ...(!hidden && { [column.measure]: { ...summary[column.measure], [column.moment]: null } }),
    ...Object.fromEntries(rows),
    ...(hidden?.get('byZone')?.has(outside) && {
      madeOf: { ...summary.madeOf, withoutZone: null },
    }),
  };
}

/** Minutes tell how many visits there were: they go with them. */
function withoutCell(row: FiguresRow, { measure, moment }: Column): FiguresRow {
  const cut = (compared: Compared | undefined) => compared && { ...compared, [moment]: null };
  if (measure === 'incidents') return { ...row, incidents: { ...row.incidents, [moment]: null } };
  const [patrolVisits, personMinutes] = [cut(row.patrolVisits), cut(row.personMinutes)];
  return { ...row, ...(patrolVisits && { patrolVisits }), ...(personMinutes && { personMinutes }) };
}

const hideCount = (count: Compared, threshold: number): Compared => ({
  now: shown(count.now, threshold),
  before: shown(count.before, threshold),
});

const hiddenWith = (measure: Compared, count: Compared): Compared => ({
  now: count.now === null ? null : measure.now,
  before: count.before === null ? null : measure.before,
});

function hideMadeOf(summary: Summary, threshold: number): Summary['madeOf'] {
  const { withoutZone, unfinished, late, lastReceivedAt } = summary.madeOf;
  const part = (n: number | null) => (summary.incidents.now === null ? null : shown(n, threshold));
  return {
    withoutZone: part(withoutZone),
    unfinished: part(unfinished),
    late: part(late),
    lastReceivedAt,
  };
}

const shown = (n: number | null, threshold: number): number | null =>
  n === null || isSmall(n, threshold) ? null : n;

type Referrals = NonNullable<Summary['referrals']>;

function hideReferrals(referrals: Referrals, threshold: number): Referrals {
  const kept = {
    now: keptOf(referrals, 'now', threshold),
    before: keptOf(referrals, 'before', threshold),
  };
  const hide = (name: keyof Referrals): Compared => ({
    now: kept.now.includes(name) ? referrals[name].now : null,
    before: kept.before.includes(name) ? referrals[name].before : null,
  });
  return {
    made: hide('made'),
    takenUp: hide('takenUp'),
    attended: hide('attended'),
    declined: hide('declined'),
  };
}

const steps = ['takenUp', 'attended', 'declined'] as const;

/** The steps stand or fall together: two of them and the referrals made would tell the third. */
function keptOf(
  referrals: Referrals,
  moment: Moment,
  threshold: number,
): readonly (keyof Referrals)[] {
  const value = (name: keyof Referrals) => referrals[name][moment] ?? 0;
  if (value('made') < threshold) return [];
  const gaps = [
    value('takenUp') - value('attended'),
    value('made') - value('takenUp') - value('declined'),
  ];
  const isSafe =
    steps.every((step) => value(step) >= threshold) && !gaps.some((gap) => isSmall(gap, threshold));
  return isSafe ? ['made', ...steps] : ['made'];
}
