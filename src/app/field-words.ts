/** Every field of every kind of record in words: one table, for a record's page, what was refused and what was replaced. */

import type { Dispersal } from '../domain/dispersal.ts';
import type { Incident, Place } from '../domain/incident.ts';
import type { Patrol, Visit } from '../domain/patrol.ts';
import type { Fields, Kind, Superseded } from '../domain/records.ts';
import type { Reference } from '../domain/reference.ts';
import type { Referral } from '../domain/referral.ts';
import type { Fault } from '../domain/result.ts';
import type { Instant } from '../domain/time.ts';
import { areaWords } from './area-words.ts';
import { entryName } from './entry-names.ts';
import { accuracyWords } from './incident-words.ts';
import { visitMinutesWords, visitSourceWords } from './visit-words.ts';
import { counted, timeWords } from './words.ts';

export type About = { readonly reference: Reference; readonly now: Instant };
type Say = (value: never, about: About) => string;
type FieldRow = { readonly field: string; readonly label: string; readonly say: Say };

export type FieldWords = { readonly field: string; readonly label: string; readonly words: string };

/** The fields that a record has, in the order in which one tells it. */
export function fieldWordsOf(kind: Kind, fields: Fields, about: About): FieldWords[] {
  return rows[kind]
    .filter(({ field }) => fields[field] !== undefined)
    .map(({ field, label, say }) => ({ field, label, words: said(say, fields[field], about) }))
    .filter(({ words }) => words !== '');
}

/** `At 14:02 someone wrote Begging for What; the later one stands.` */
export function supersededWords(
  kind: Kind,
  { field, value, at }: Superseded,
  about: About,
): string {
  const row = rows[kind].find((it) => it.field === field);
  const words = row ? said(row.say, value, about).replaceAll('\n', ', ') : '';
  const when = timeWords(at, about.now, about.reference.partnership.timeZone);
  return `${row?.label ?? field}: someone else wrote “${words || 'nothing'}” at ${when}; the later one stands.`;
}

/** A fault names its field as the wire does; a person reads the field's own label. */
export function faultInWords(kind: Kind, fault: Fault): Fault {
  const field = fault.where?.split(/[.\s]/)[0];
  const label = rows[kind].find((it) => it.field === field)?.label;
  return label ? { ...fault, where: label } : fault;
}

const said = (say: Say, value: unknown, about: About): string =>
  value === null ? 'Emptied' : say(value as never, about);

const time = (at: Instant, { reference, now }: About): string =>
  timeWords(at, now, reference.partnership.timeZone);
/** A time that stands alone begins as a sentence does: `Yesterday 22:43`. */
const aTime = (at: Instant, about: About): string => {
  const words = time(at, about);
  return words.charAt(0).toUpperCase() + words.slice(1);
};
const asIs = (text: string): string => text;

/** The name of an entry on a list of the partnership's, or several. */
const oneOn =
  (list: (reference: Reference) => readonly { readonly id: string; readonly name: string }[]) =>
  (id: string, { reference }: About): string =>
    entryName(list(reference), id);
const manyOn =
  (list: (reference: Reference) => readonly { readonly id: string; readonly name: string }[]) =>
  (ids: readonly string[], { reference }: About): string =>
    ids.map((id) => entryName(list(reference), id)).join('\n');

const theme = oneOn(({ themes }) => themes);
const zones = manyOn((reference) => reference.zones);
const priority = oneOn(({ plans }) => plans.flatMap(({ priorities }) => priorities));
const place = (value: Place): string =>
  value.source === 'pin' ? 'Pin put on the map' : `From this phone, ${accuracyWords(value)}`;

/** The class's own sentence says more than its name does. */
function classWords(id: string, { reference }: About): string {
  const found = reference.lists.incidentClasses.find((it) => it.id === id);
  return [found?.name ?? id, found?.plain].filter(Boolean).join(': ');
}

type CountedRow = { readonly what: string; readonly count: number };
const counts =
  (list: (reference: Reference) => readonly { readonly id: string; readonly name: string }[]) =>
  (values: readonly CountedRow[], { reference }: About): string =>
    values.map(({ what, count }) => `${entryName(list(reference), what)}: ${count}`).join('\n');

const crew = (values: Patrol['crew'], { reference }: About): string =>
  values
    .map(({ role, count }) => `${entryName(reference.lists.crewRoles, role)}: ${count}`)
    .join('\n');

const visits = (values: readonly Visit[], about: About): string =>
  values.map((visit) => visitWords(visit, about)).join('\n');

function visitWords(visit: Visit, about: About): string {
  const { hotspot, arrived, left } = visit;
  const name = entryName(about.reference.hotspots, hotspot);
  if (left === undefined) return `${name}: since ${time(arrived, about)}`;
  const minutes = visitMinutesWords(visit, left);
  return [`${name}: ${time(arrived, about)}`, minutes, visitSourceWords(visit)]
    .filter(Boolean)
    .join(', ');
}

const pauses = (values: Patrol['pauses'], about: About): string =>
  values
    .map(({ from, to }) => `${time(from, about)} to ${to === undefined ? 'now' : time(to, about)}`)
    .join('\n');

type Rows<T> = readonly {
  readonly [F in keyof T & string]: {
    readonly field: F;
    readonly label: string;
    readonly say: (value: NonNullable<T[F]>, about: About) => string;
  };
}[keyof T & string][];

const incidentRows: Rows<Incident> = [
  { field: 'type', label: 'What', say: oneOn(({ incidentTypes }) => incidentTypes) },
  { field: 'class', label: 'Class', say: classWords },
  { field: 'from', label: 'From', say: aTime },
  { field: 'to', label: 'To', say: aTime },
  { field: 'hotspot', label: 'Hotspot', say: oneOn(({ hotspots }) => hotspots) },
  { field: 'zones', label: 'Zones', say: zones },
  { field: 'ward', label: 'Ward', say: oneOn(({ wards }) => wards) },
  { field: 'place', label: 'Position', say: place },
  { field: 'groupSize', label: 'How many people', say: oneOn(({ lists }) => lists.groupSizes) },
  { field: 'peopleAges', label: 'About how old', say: manyOn(({ lists }) => lists.peopleAges) },
  { field: 'outcomes', label: 'What was done', say: manyOn(({ outcomes }) => outcomes) },
  {
    field: 'caseMeetingReason',
    label: 'Why the case meeting',
    say: oneOn(({ lists }) => lists.caseMeetingReasons),
  },
  { field: 'photos', label: 'Photos', say: (photos) => counted(photos.length, 'photo') },
  { field: 'addsTo', label: 'Counted', say: () => 'With what a colleague logged before' },
  { field: 'theme', label: 'Kind of work', say: theme },
  { field: 'priority', label: 'Priority', say: priority },
  { field: 'note', label: 'Note', say: asIs },
  { field: 'isUnfinished', label: 'Finished', say: () => 'Not yet' },
];

const patrolRows: Rows<Patrol> = [
  { field: 'from', label: 'From', say: aTime },
  { field: 'to', label: 'To', say: aTime },
  { field: 'mode', label: 'How', say: oneOn(({ lists }) => lists.patrolModes) },
  { field: 'crew', label: 'Who', say: crew },
  { field: 'zones', label: 'Zones', say: zones },
  { field: 'visits', label: 'Visits to hotspots', say: visits },
  { field: 'pauses', label: 'Breaks', say: pauses },
  { field: 'engagements', label: 'Met', say: counts(({ lists }) => lists.engagements) },
  { field: 'actions', label: 'Done', say: counts(({ lists }) => lists.patrolActions) },
  { field: 'theme', label: 'Kind of work', say: theme },
  { field: 'priority', label: 'Priority', say: priority },
  { field: 'note', label: 'Note', say: asIs },
];

const agreed = { agreed: 'The young person agreed', declined: 'The young person said no' } as const;

const referralRows: Rows<Referral> = [
  { field: 'status', label: 'How it goes', say: oneOn(({ lists }) => lists.referralStatuses) },
  { field: 'statusAt', label: 'Since', say: aTime },
  { field: 'hub', label: 'Hub', say: oneOn(({ hubs }) => hubs) },
  { field: 'from', label: 'Referred', say: aTime },
  { field: 'agreement', label: 'Agreement', say: (value) => agreed[value] },
  { field: 'name', label: 'First name or initials', say: asIs },
  { field: 'age', label: 'Age', say: oneOn(({ lists }) => lists.referralAges) },
  { field: 'reasons', label: 'Why', say: manyOn(({ lists }) => lists.referralReasons) },
  { field: 'needs', label: 'What would help', say: manyOn(({ lists }) => lists.referralNeeds) },
  { field: 'contactRoute', label: 'How to reach', say: oneOn(({ lists }) => lists.contactRoutes) },
  { field: 'contact', label: 'Contact', say: asIs },
  { field: 'parentTold', label: 'Parent or carer', say: oneOn(({ lists }) => lists.parentTold) },
  { field: 'school', label: 'School', say: asIs },
  { field: 'language', label: 'Language', say: asIs },
  { field: 'access', label: 'Access needs', say: asIs },
  {
    field: 'screenedClear',
    label: 'Safeguarding',
    say: (asked) => `${counted(asked.length, 'question')} asked, nothing of concern`,
  },
  { field: 'zones', label: 'Zones', say: zones },
  { field: 'theme', label: 'Kind of work', say: theme },
  { field: 'priority', label: 'Priority', say: priority },
  { field: 'note', label: 'Note', say: asIs },
];

const dispersalRows: Rows<Dispersal> = [
  { field: 'area', label: 'Where', say: (area, { reference }) => areaWords(area, reference) },
  { field: 'from', label: 'From', say: aTime },
  { field: 'to', label: 'To', say: aTime },
  { field: 'rank', label: 'Authorised by', say: oneOn(({ lists }) => lists.authorisingRanks) },
  { field: 'grounds', label: 'Grounds', say: oneOn(({ lists }) => lists.dispersalGrounds) },
  { field: 'zones', label: 'Zones', say: zones },
  { field: 'note', label: 'Note', say: asIs },
];

const rows: Readonly<Record<Kind, readonly FieldRow[]>> = {
  incident: incidentRows,
  patrol: patrolRows,
  referral: referralRows,
  dispersal: dispersalRows,
};
