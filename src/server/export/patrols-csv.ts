/** Patrols, one a row: the superset of what hotspot patrol returns have asked for. */
import { dosesOf, patrolMinutesOf } from '../../analysis/dosage.ts';
import { crewSizeOf, type Patrol, type Visit } from '../../domain/patrol.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Row } from './csv.ts';
import { demonstrationWord, type Frame, headingOf, joined, namesOf } from './export-words.ts';
import type { ExportedRecord } from './exported-record.ts';
import { newLocalIso } from './local-iso.ts';

const visitsNote =
  'Visit minutes run from arriving to leaving, as given by hand or worked out from positions; at least and at most say how sure those from positions are.';

type Column = readonly [heading: string, of: (record: ExportedRecord<Patrol>) => Row[number]];

export function patrolRows(
  records: readonly ExportedRecord<Patrol>[],
  frame: Frame,
  authorNames?: Readonly<Record<string, string>>,
): readonly Row[] {
  const columns: readonly Column[] = [
    ...columnsOf(frame.reference),
    ...countColumns('engagement', 'engagements', frame.reference),
    ...countColumns('action', 'actions', frame.reference),
    ['note', ({ fields }) => fields.note],
    ...(authorNames ? [['made by', (r) => authorNames[r.author] ?? r.author] as Column] : []),
    ['receipt', (r) => r.receiptCode],
    ['demonstration', (r) => demonstrationWord(r.isDemonstration)],
  ];
  return [
    [`${headingOf('patrols', frame)} ${visitsNote}`],
    columns.map(([heading]) => heading),
    ...records.map((record) => columns.map(([, of]) => of(record))),
  ];
}

function columnsOf(reference: Reference): readonly Column[] {
  const { partnership, lists, zones, hotspots, themes, plans } = reference;
  const local = newLocalIso(partnership.timeZone);
  const role = namesOf(lists.crewRoles);
  const mode = namesOf(lists.patrolModes);
  const zone = namesOf(zones);
  const hotspot = namesOf(hotspots);
  const theme = namesOf(themes);
  const priority = namesOf(plans.flatMap(({ priorities }) => priorities));
  return [
    ['id', ({ id }) => id],
    ['received', ({ receivedAt }) => local(receivedAt)],
    ['from', ({ fields }) => local(fields.from)],
    ['to', ({ fields }) => local(fields.to)],
    ['minutes without pauses', ({ fields }) => rounded(patrolMinutesOf(fields))],
    ['crew', ({ fields }) => fields.crew?.map((c) => `${role(c.role)} ${c.count}`).join('; ')],
    ['people', ({ fields }) => peopleOf(fields)],
    ['person-hours (hours times people)', ({ fields }) => personHoursOf(fields)],
    ['how', ({ fields }) => mode(fields.mode)],
    ['zones (may be several)', ({ fields }) => joined(fields.zones, zone)],
    ['visits to hotspots', ({ fields }) => fields.visits?.length ?? 0],
    [
      'hotspots visited',
      ({ fields }) =>
        joined(
          fields.visits?.map((v) => v.hotspot),
          hotspot,
        ),
    ],
    ['visit minutes', ({ fields }) => visitMinutesOf(fields)],
    ['visits by position', ({ fields }) => fields.visits?.filter(isByFix).length ?? 0],
    ['visit minutes, at least', ({ fields }) => boundMinutesOf(fields, 'confirmedSeconds')],
    ['visit minutes, at most', ({ fields }) => boundMinutesOf(fields, 'possibleSeconds')],
    ['theme', ({ fields }) => theme(fields.theme)],
    ['priority', ({ fields }) => priority(fields.priority)],
  ];
}

const countLists = {
  engagements: ({ lists }: Reference) => lists.engagements,
  actions: ({ lists }: Reference) => lists.patrolActions,
} as const;

/** A column a choice, so that a spreadsheet can add them up; choices off the list share the last. */
function countColumns(
  word: string,
  field: keyof typeof countLists,
  reference: Reference,
): readonly Column[] {
  const entries = countLists[field](reference);
  const listed = new Set(entries.map(({ id }) => id));
  const count = (patrol: Partial<Patrol>, isMeant: (what: string) => boolean) =>
    (patrol[field] ?? []).reduce((n, done) => n + (isMeant(done.what) ? done.count : 0), 0);
  return [
    ...entries.map(
      ({ id, name }): Column => [
        `${word}: ${name}`,
        ({ fields }) => count(fields, (what) => what === id),
      ],
    ),
    [`${word}: other`, ({ fields }) => count(fields, (what) => !listed.has(what))],
  ];
}

const peopleOf = ({ crew }: Partial<Patrol>): number => crewSizeOf({ crew: crew ?? [] });

function personHoursOf(patrol: Partial<Patrol>): number | null {
  const minutes = patrolMinutesOf(patrol);
  return minutes === null ? null : Math.round((minutes * peopleOf(patrol)) / 6) / 10;
}

const visitMinutesOf = (patrol: Partial<Patrol>): number | null =>
  rounded(dosesOf(patrol).reduce((sum, { minutes }) => sum + (minutes ?? 0), 0));

const isByFix = ({ source }: Visit): boolean => source === 'fix';

/** Of a visit by hand its minutes are both: nobody knows better than who was there. */
function boundMinutesOf(
  patrol: Partial<Patrol>,
  bound: 'confirmedSeconds' | 'possibleSeconds',
): number | null {
  const visits = patrol.visits ?? [];
  const byHand = visitMinutesOf({ ...patrol, visits: visits.filter((it) => !isByFix(it)) }) ?? 0;
  const seconds = visits.filter(isByFix).reduce((sum, visit) => sum + (visit[bound] ?? 0), 0);
  return rounded(byHand + seconds / 60);
}

const rounded = (minutes: number | null): number | null =>
  minutes === null ? null : Math.round(minutes);
