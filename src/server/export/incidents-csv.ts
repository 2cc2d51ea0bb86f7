/** Incidents, one a row, for a spreadsheet. */
import { isNoIncident } from '../../analysis/additions.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Row } from './csv.ts';
import { demonstrationWord, type Frame, headingOf, joined, namesOf } from './export-words.ts';
import type { ExportedRecord } from './exported-record.ts';
import { newLocalIso } from './local-iso.ts';

type Column = readonly [heading: string, of: (record: ExportedRecord<Incident>) => Row[number]];

export type AboutIncidents = {
  /** Absent where the reader may not see who made a record: there is no such column. */
  readonly authorNames?: Readonly<Record<string, string>> | undefined;
  /** By the id of each that is counted with another one: that one's id (`additionsIn`). */
  readonly additions: ReadonlyMap<string, string>;
};

export function incidentRows(
  records: readonly ExportedRecord<Incident>[],
  frame: Frame,
  { authorNames, additions }: AboutIncidents,
): readonly Row[] {
  const columns: readonly Column[] = [
    ...columnsOf(frame, additions),
    ...(authorNames ? [['made by', (r) => authorNames[r.author] ?? r.author] as Column] : []),
    ['receipt', (r) => r.receiptCode],
    ['demonstration', (r) => demonstrationWord(r.isDemonstration)],
  ];
  return [
    [headingOf('incidents', frame)],
    columns.map(([heading]) => heading),
    ...records.map((record) => columns.map(([, of]) => of(record))),
  ];
}

function columnsOf(
  { reference }: Frame,
  additions: AboutIncidents['additions'],
): readonly Column[] {
  const { lists, incidentTypes, zones, hotspots, wards, outcomes, themes, plans } = reference;
  const local = newLocalIso(reference.partnership.timeZone);
  const priorities = plans.flatMap((plan) => plan.priorities);
  const named = {
    class: namesOf(lists.incidentClasses),
    type: namesOf(incidentTypes),
    zone: namesOf(zones),
    hotspot: namesOf(hotspots),
    ward: namesOf(wards),
    groupSize: namesOf(lists.groupSizes),
    age: namesOf(lists.peopleAges),
    outcome: namesOf(outcomes),
    caseMeetingReason: namesOf(lists.caseMeetingReasons),
    theme: namesOf(themes),
    priority: namesOf(priorities),
  };
  return [
    ['id', ({ id }) => id],
    ['received', ({ receivedAt }) => local(receivedAt)],
    ['from', ({ fields }) => local(fields.from)],
    ['to', ({ fields }) => local(fields.to)],
    ['class', ({ fields }) => named.class(fields.class)],
    ['type', ({ fields }) => named.type(fields.type)],
    ['zones (may be several)', ({ fields }) => joined(fields.zones, named.zone)],
    ['hotspot', ({ fields }) => named.hotspot(fields.hotspot)],
    ['ward', ({ fields }) => named.ward(fields.ward)],
    ['longitude', ({ fields }) => fields.place?.lon],
    ['latitude', ({ fields }) => fields.place?.lat],
    ['accuracy (metres)', ({ fields }) => fields.place?.accuracyMetres],
    ['people', ({ fields }) => named.groupSize(fields.groupSize)],
    ['ages', ({ fields }) => joined(fields.peopleAges, named.age)],
    ['what was done', ({ fields }) => joined(fields.outcomes, named.outcome)],
    ['why the case meeting', ({ fields }) => named.caseMeetingReason(fields.caseMeetingReason)],
    // The rows that say yes add up to the summary's total.
    [
      'counted in figures',
      ({ id, fields }) => (isNoIncident(fields) || additions.has(id) ? 'no' : 'yes'),
    ],
    ['counted with (id)', ({ id }) => additions.get(id)],
    ['theme', ({ fields }) => named.theme(fields.theme)],
    ['priority', ({ fields }) => named.priority(fields.priority)],
    ['unfinished', ({ fields }) => (fields.isUnfinished ? 'unfinished' : '')],
    ['note', ({ fields }) => fields.note],
  ];
}
