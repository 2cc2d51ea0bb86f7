/** Counting incidents: each thing once, in the period in which it (may have) begun. */
import type { FiguresFilter } from '../domain/figures.ts';
import { type Incident, notAnIncident } from '../domain/incident.ts';
import { dayMs } from '../domain/time.ts';
import { countedOnce, isNoIncident } from './additions.ts';
import type { CountedRecord, Question } from './counted-record.ts';
import { add, type Count, type Moment, newCount, type Tally, unsaid } from './tally.ts';

type Fields = Partial<Incident>;

/** An incident may have several zones and outcomes: those two splits add up to more than the total. */
const splits = {
  byZone: (incident: Fields) => incident.zones ?? [],
  byHotspot: ({ hotspot }: Fields) => (hotspot === undefined ? [] : [hotspot]),
  byClass: (incident: Fields) => [incident.class ?? unsaid],
  byType: ({ type }: Fields) => [type ?? unsaid],
  byTheme: ({ theme }: Fields) => [theme ?? unsaid],
  byPriority: ({ priority }: Fields) => [priority ?? unsaid],
  byOutcome: ({ outcomes }: Fields) => outcomes ?? [],
} as const satisfies Record<string, (incident: Fields) => readonly string[]>;

export type Split = keyof typeof splits;
const splitEntries = Object.entries(splits) as [Split, (incident: Fields) => readonly string[]][];

export type IncidentCounts = {
  readonly total: Count;
  readonly splits: Readonly<Record<Split, Tally>>;
  readonly withoutZone: Count;
  readonly unfinished: Count;
  readonly late: Count;
};

export function countIncidents(
  incidents: readonly CountedRecord<'incident'>[],
  { filter, momentOf }: Question,
): IncidentCounts {
  const counts = newCounts();
  const isMeant = incidentTestOf(filter);
  for (const record of countedOnce(incidents)) {
    const { from } = record.fields;
    const moment = from === undefined ? null : momentOf(from);
    if (moment && isMeant(record.fields)) countOne(counts, record, moment);
  }
  return counts;
}

/** Whether an incident is one of those that the filter names; the period is another matter. */
export function incidentTestOf(filter: FiguresFilter): (incident: Fields) => boolean {
  const tests = (Object.keys(incidentTests) as (keyof typeof incidentTests)[]).flatMap((name) => {
    const wanted = filter[name];
    return wanted === undefined ? [] : [(i: Fields) => incidentTests[name](i, wanted)];
  });
  return (incident) => tests.every((passes) => passes(incident));
}

const incidentTests = {
  zone: (incident: Fields, wanted: string) => incident.zones?.includes(wanted) ?? false,
  hotspot: (incident: Fields, wanted: string) => incident.hotspot === wanted,
  class: (incident: Fields, wanted: string) => incident.class === wanted,
  type: (incident: Fields, wanted: string) => incident.type === wanted,
  theme: (incident: Fields, wanted: string) => incident.theme === wanted,
  priority: (incident: Fields, wanted: string) => incident.priority === wanted,
} as const;

function countOne(counts: IncidentCounts, record: CountedRecord<'incident'>, moment: Moment): void {
  const incident = record.fields;
  if (isNoIncident(incident)) {
    add(counts.splits.byOutcome, notAnIncident, moment);
    return;
  }
  counts.total[moment] += 1;
  for (const [split, idsOf] of splitEntries) {
    for (const id of idsOf(incident)) add(counts.splits[split], id, moment);
  }
  if (!incident.zones?.length) counts.withoutZone[moment] += 1;
  if (incident.isUnfinished) counts.unfinished[moment] += 1;
  if (isLate(record)) counts.late[moment] += 1;
}

/** Received more than a day after it was over. */
const isLate = ({ receivedAt, fields }: CountedRecord<'incident'>): boolean =>
  receivedAt !== undefined && receivedAt - (fields.to ?? fields.from ?? receivedAt) > dayMs;

const newCounts = (): IncidentCounts => ({
  total: newCount(),
  splits: Object.fromEntries(splitEntries.map(([split]) => [split, new Map()])) as Record<
    Split,
    Tally
  >,
  withoutZone: newCount(),
  unfinished: newCount(),
  late: newCount(),
});
