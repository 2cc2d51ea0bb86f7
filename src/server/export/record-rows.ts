/** Row by row exports: only records that the person may see, only the fields that they may see of them. */
import { incidentTestOf } from '../../analysis/counts.ts';
import { patrolTestOf } from '../../analysis/patrol-counts.ts';
import { instantsOf } from '../../analysis/period.ts';
import type { FiguresFilter } from '../../domain/figures.ts';
import type { Person } from '../../domain/people.ts';
import type { FieldsByKind, Kind } from '../../domain/records.ts';
import { type ExportName, fieldsFor, roles } from '../../domain/roles.ts';
import type { Database } from '../database/database.ts';
import { readAuthorNames } from '../database/people.ts';
import { readRecords } from '../database/records.ts';
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

type AuthorNames = Readonly<Record<string, string>> | undefined;

type RecordExport<K extends Kind> = {
  readonly kind: K;
  readonly isMeant: (ask: Ask) => (fields: Partial<FieldsByKind[K]>) => boolean;
  readonly rows: (
    records: readonly ExportedRecord<FieldsByKind[K]>[],
    frame: Frame,
    authorNames: AuthorNames,
  ) => readonly Row[];
};

const incidents: RecordExport<'incident'> = {
  kind: 'incident',
  isMeant: ({ filter }) => incidentTestOf(filter),
  rows: incidentRows,
};

const patrols: RecordExport<'patrol'> = {
  kind: 'patrol',
  isMeant: ({ filter, frame }) => patrolTestOf(filter, frame.reference),
  rows: patrolRows,
};

/** A hub's list is short and its own: only the period narrows it. */
const hubReferrals: RecordExport<'referral'> = {
  kind: 'referral',
  isMeant: () => () => true,
  rows: hubReferralRows,
};

type RowsFor = (database: Database, person: Person, ask: Ask) => Promise<readonly Row[]>;

const rowsFor =
  <K extends Kind>(what: RecordExport<K>): RowsFor =>
  async (database, person, ask) => {
    const names = roles[person.role].names ? await readAuthorNames(database) : undefined;
    return what.rows(await seenRecords(database, person, what, ask), ask.frame, names);
  };

const exports: Readonly<Record<Ask['name'], RowsFor>> = {
  incidents: rowsFor(incidents),
  patrols: rowsFor(patrols),
  'hub-referrals': rowsFor(hubReferrals),
};

export const recordRowsFor: RowsFor = (database, person, ask) =>
  exports[ask.name](database, person, ask);

/** In the order in which they began. */
async function seenRecords<K extends Kind>(
  database: Database,
  person: Person,
  { kind, isMeant }: RecordExport<K>,
  ask: Ask,
): Promise<readonly ExportedRecord<FieldsByKind[K]>[]> {
  const { reference, period, isDemonstration } = ask.frame;
  const { start, end } = instantsOf(period, reference.partnership.timeZone);
  const powers = powersIn(reference);
  const test = isMeant(ask);
  const seen = (await readRecords(database, [kind])).flatMap((record) => {
    const fields = fieldsFor(person, record, powers) as Partial<FieldsByKind[K]> | null;
    const isCounted = isDemonstration || !record.isDemonstration;
    return fields && isCounted && isWithin(fields.from, start, end) && test(fields)
      ? [{ ...record, fields }]
      : [];
  });
  return seen.sort((a, b) => (a.fields.from ?? 0) - (b.fields.from ?? 0));
}

const isWithin = (at: number | undefined, start: number, end: number): boolean =>
  at !== undefined && at >= start && at < end;
