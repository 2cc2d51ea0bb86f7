/** Row by row exports: only records that the person may see, only the fields that they may see of them. */
import { additionsIn } from '../../analysis/additions.ts';
import { incidentTestOf } from '../../analysis/counts.ts';
import { patrolTestOf } from '../../analysis/patrol-counts.ts';
import { instantsOf } from '../../analysis/period.ts';
import type { FiguresFilter } from '../../domain/figures.ts';
import type { Person } from '../../domain/people.ts';
import type { FieldsByKind, Kind } from '../../domain/records.ts';
import { type ExportName, fieldsFor, roles } from '../../domain/roles.ts';
import type { Database } from '../database/database.ts';
import { readAuthorNames } from '../database/people.ts';
import { readRecords, type StoredRecord } from '../database/records.ts';
import { powersIn } from '../sync/powers.ts';
import type { Row } from './csv.ts';
import type { Frame } from './export-words.ts';
import type { ExportedRecord } from './exported-record.ts';
import { hubReferralRows } from './hub-referrals-csv.ts';
import { incidentRows } from './incidents-csv.ts';
import { patrolRows } from './patrols-csv.ts';

type Ask = {
  readonly name: Exclude<ExportName, 'summary'>;
  readonly filter: FiguresFilter;
  readonly frame: Frame;
};

type About<K extends Kind> = {
  readonly frame: Frame;
  readonly authorNames: Readonly<Record<string, string>> | undefined;
  /** Every one of the partnership's that figures are made of, whoever may see it. */
  readonly all: readonly ExportedRecord<FieldsByKind[K]>[];
};

type RecordExport<K extends Kind> = {
  readonly kind: K;
  readonly isMeant: (ask: Ask) => (fields: Partial<FieldsByKind[K]>) => boolean;
  readonly rows: (
    records: readonly ExportedRecord<FieldsByKind[K]>[],
    about: About<K>,
  ) => readonly Row[];
};

const incidents: RecordExport<'incident'> = {
  kind: 'incident',
  isMeant: ({ filter }) => incidentTestOf(filter),
  rows: (records, { frame, authorNames, all }) =>
    incidentRows(records, frame, { authorNames, additions: additionsIn(all) }),
};

const patrols: RecordExport<'patrol'> = {
  kind: 'patrol',
  isMeant: ({ filter, frame }) => patrolTestOf(filter, frame.reference),
  rows: (records, { frame, authorNames }) => patrolRows(records, frame, authorNames),
};

/** A hub's list is short and its own: only the period narrows it. */
const hubReferrals: RecordExport<'referral'> = {
  kind: 'referral',
  isMeant: () => () => true,
  rows: (records, { frame }) => hubReferralRows(records, frame),
};

type RowsFor = (database: Database, person: Person, ask: Ask) => Promise<readonly Row[]>;

const rowsFor =
  <K extends Kind>(what: RecordExport<K>): RowsFor =>
  async (database, person, ask) => {
    const authorNames = roles[person.role].names ? await readAuthorNames(database) : undefined;
    const all = await countedRecords(database, what.kind, ask.frame);
    return what.rows(seenOf(all, person, what, ask), { frame: ask.frame, authorNames, all });
  };

const exports: Readonly<Record<Ask['name'], RowsFor>> = {
  incidents: rowsFor(incidents),
  patrols: rowsFor(patrols),
  'hub-referrals': rowsFor(hubReferrals),
};

export const recordRowsFor: RowsFor = (database, person, ask) =>
  exports[ask.name](database, person, ask);

/** Fields were parsed before they were stored. In a demonstration made-up records count, elsewhere never. */
async function countedRecords<K extends Kind>(
  database: Database,
  kind: K,
  { isDemonstration }: Frame,
): Promise<readonly Counted<K>[]> {
  const stored = (await readRecords(database, [
    kind,
  ])) as readonly unknown[] as readonly Counted<K>[];
  return stored.filter((record) => isDemonstration || !record.isDemonstration);
}

type Counted<K extends Kind> = StoredRecord & ExportedRecord<FieldsByKind[K]>;

/** In the order in which they began. */
function seenOf<K extends Kind>(
  all: readonly Counted<K>[],
  person: Person,
  { isMeant }: RecordExport<K>,
  ask: Ask,
): readonly ExportedRecord<FieldsByKind[K]>[] {
  const { reference, period } = ask.frame;
  const { start, end } = instantsOf(period, reference.partnership.timeZone);
  const powers = powersIn(reference);
  const test = isMeant(ask);
  return all
    .flatMap((record) => {
      const fields = fieldsFor(person, record, powers) as Partial<FieldsByKind[K]> | null;
      return fields && isWithin(fields.from, start, end) && test(fields)
        ? [{ ...record, fields }]
        : [];
    })
    .sort((a, b) => (a.fields.from ?? 0) - (b.fields.from ?? 0));
}

const isWithin = (at: number | undefined, start: number, end: number): boolean =>
  at !== undefined && at >= start && at < end;
