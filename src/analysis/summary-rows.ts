/** The rows of the summary: every place and choice of the partnership's lists, in the lists' order. */
import {
  type FiguresFilter,
  type FiguresRow,
  isNarrowed,
  type Period,
  type Summary,
} from '../domain/figures.ts';
import type { Hotspot, Reference } from '../domain/reference.ts';
import type { IncidentCounts, Split } from './counts.ts';
import { visitsWanted } from './dosage.ts';
import type { PatrolCounts } from './patrol-counts.ts';
import { type Count, countOf, unsaid } from './tally.ts';

export type Counts = { readonly incidents: IncidentCounts; readonly patrols: PatrolCounts };

type Frame = {
  readonly reference: Reference;
  readonly filter: FiguresFilter;
  readonly before: Period;
  /** The part of the period that has been: only for it are visits wanted. */
  readonly elapsed: Period | null;
};

type Entry = { readonly id: string; readonly name: string };
type Dated = Entry & { readonly validFrom: string; readonly validTo?: string };

export type SummaryRows = Pick<Summary, Split>;

export function summaryRowsOf(counts: Counts, frame: Frame): SummaryRows {
  const { zones, themes, outcomes, incidentTypes, lists } = frame.reference;
  const rows = (split: Split, entries: readonly Dated[]) => rowsOf(split, entries, counts, frame);
  const classByType = new Map(incidentTypes.map((type) => [type.id, type.class]));
  return {
    byZone: rows('byZone', zones),
    byHotspot: rows('byHotspot', frame.reference.hotspots).map((row) => withTarget(row, frame)),
    byClass: rows('byClass', lists.incidentClasses),
    byType: rows('byType', incidentTypes).map((row) => within(row, classByType.get(row.id))),
    byTheme: rows('byTheme', themes),
    byPriority: rows('byPriority', prioritiesOf(frame.reference)),
    byOutcome: rows('byOutcome', outcomes),
  };
}

function rowsOf(
  split: Split,
  entries: readonly Dated[],
  counts: Counts,
  frame: Frame,
): FiguresRow[] {
  const rows = named(split, entries, counts, frame).map((entry) => rowOf(split, entry, counts));
  return isNarrowed(frame.filter) ? rows.filter(saysSomething) : rows;
}

/** Every entry that held in either period, once, then whatever else was counted. */
function named(
  split: Split,
  entries: readonly Dated[],
  counts: Counts,
  { filter, before }: Frame,
): readonly Entry[] {
  const nameById = new Map(entries.map(({ id, name }) => [id, name]));
  const held = entries.filter(
    ({ validFrom, validTo }) =>
      validFrom <= filter.period.to && (validTo === undefined || validTo >= before.from),
  );
  const ids = new Set([...held.map(({ id }) => id), ...countedIds(split, counts)]);
  // Last, as the row of what is not said reads after everything that is.
  if (ids.delete(unsaid)) ids.add(unsaid);
  return [...ids].map((id) => ({ id, name: nameById.get(id) ?? otherName(id) }));
}

const countedIds = (split: Split, { incidents, patrols }: Counts): readonly string[] => [
  ...incidents.splits[split].keys(),
  ...(hasVisits(split) ? patrols.visitsBy[split].keys() : []),
];

function rowOf(split: Split, { id, name }: Entry, { incidents, patrols }: Counts): FiguresRow {
  const row = { id, name, incidents: countOf(incidents.splits[split], id) };
  if (!hasVisits(split)) return row;
  return {
    ...row,
    patrolVisits: countOf(patrols.visitsBy[split], id),
    personMinutes: rounded(countOf(patrols.personMinutesBy[split], id)),
  };
}

/** A patrol has places, a theme and a priority, but no class, type or outcome. */
const hasVisits = (split: Split): split is keyof PatrolCounts['visitsBy'] => split in visitSplits;
const visitSplits: Readonly<Record<keyof PatrolCounts['visitsBy'], true>> = {
  byZone: true,
  byHotspot: true,
  byTheme: true,
  byPriority: true,
};

function withTarget(row: FiguresRow, { reference, elapsed }: Frame): FiguresRow {
  const versions: readonly Hotspot[] = reference.hotspots.filter(({ id }) => id === row.id);
  return { ...row, visitsTarget: elapsed ? visitsWanted(versions, elapsed) : 0 };
}

const within = (row: FiguresRow, of: string | undefined): FiguresRow =>
  of === undefined ? row : { ...row, within: of };

const prioritiesOf = ({ plans }: Reference): readonly Dated[] =>
  plans.flatMap(({ priorities, validFrom, validTo }) =>
    priorities.map(({ id, name }) => ({
      id,
      name,
      validFrom,
      ...(validTo !== undefined && { validTo }),
    })),
  );

const saysSomething = ({ incidents, patrolVisits }: FiguresRow): boolean =>
  [incidents, patrolVisits].some((count) => count && (count.now !== 0 || count.before !== 0));

const otherName = (id: string): string => (id === unsaid ? 'Not said' : id);
const rounded = ({ now, before }: Count): Count => ({
  now: Math.round(now),
  before: Math.round(before),
});
