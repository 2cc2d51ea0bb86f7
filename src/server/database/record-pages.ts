/** Records after a cursor, in commit order, without those whose kind the reader never sees. */
import { type ExpressionBuilder, sql as raw, type Selectable, type SqlBool } from 'kysely';
import type { Person } from '../../domain/people.ts';
import { type Kind, kindNames } from '../../domain/records.ts';
import { roles, type Sight } from '../../domain/roles.ts';
import type { Database } from './database.ts';
import { type Position, positionOf } from './positions.ts';
import type { StoredRecord } from './records.ts';
import type { Tables } from './tables.ts';

/** What a page tells of a record, without what only its next change needs. */
export type PageRecord = Omit<StoredRecord, 'partnership' | 'marks'> & {
  /** As they are stored. */
  readonly fieldsJson: string;
};

/**
 * The next records up to `head` that this person might see, oldest position first. A first sieve only: who sees what
 * is decided by `roles.ts`, record by record.
 */
export async function readRecordsAfter(
  { sql, engine }: Database,
  person: Person,
  { after, head }: { readonly after: Position; readonly head: Position },
  recordsMax: number,
): Promise<readonly PageRecord[]> {
  const query = sql
    .selectFrom('record')
    .select(columns)
    .$if(engine.hasManyWriters, (it) => it.select('tx'))
    .where((row) => engine.positions.between(row, after, head))
    .where((row) => sieveFor(row, person))
    .limit(recordsMax);
  const { order } = engine.positions;
  const rows = await order.reduce((ordered, column) => ordered.orderBy(column), query).execute();
  return rows.map((row) => new RowOfPage(row));
}

const columns = [
  'id',
  'kind',
  'author',
  'organisation',
  'zones_json',
  'ever_json',
  'fields_json',
  'superseded_json',
  'version',
  'position',
  'created_at',
  'changed_at',
  'received_at',
  'receipt_code',
  'is_deleted',
  'is_demonstration',
] as const satisfies readonly (keyof Tables['record'])[];

type PageRow = Pick<Selectable<Tables['record']>, (typeof columns)[number]> & {
  readonly tx?: string | undefined;
};

const nothingLost: StoredRecord['superseded'] = [];

/**
 * Reads out of the row only what it is asked for: most of it never is, and parsing it all was half of a
 * first pull. A class, because ten thousand objects with getters of their own cost as much again.
 */
class RowOfPage implements PageRecord {
  readonly #row: PageRow;

  constructor(row: PageRow) {
    this.#row = row;
  }

  get id() {
    return this.#row.id;
  }
  get kind() {
    return this.#row.kind as Kind;
  }
  get author() {
    return this.#row.author;
  }
  get organisation() {
    return this.#row.organisation;
  }
  get zones() {
    return JSON.parse(this.#row.zones_json);
  }
  get ever() {
    return JSON.parse(this.#row.ever_json);
  }
  get fields() {
    return JSON.parse(this.#row.fields_json);
  }
  get fieldsJson() {
    return this.#row.fields_json;
  }
  get superseded() {
    const { superseded_json } = this.#row;
    return superseded_json === '[]' ? nothingLost : JSON.parse(superseded_json);
  }
  get version() {
    return this.#row.version;
  }
  get position() {
    return positionOf(this.#row);
  }
  get createdAt() {
    return this.#row.created_at;
  }
  get changedAt() {
    return this.#row.changed_at;
  }
  get receivedAt() {
    return this.#row.received_at;
  }
  get receiptCode() {
    return this.#row.receipt_code;
  }
  get isDeleted() {
    return this.#row.is_deleted === 1;
  }
  get isDemonstration() {
    return this.#row.is_demonstration === 1;
  }
}

type Row = ExpressionBuilder<Tables, 'record'>;

/** By `case`: for an `or` SQLite looked all records up by their kinds, and sorted them, for each page. */
function sieveFor(row: Row, person: Person) {
  const cases = kindNames.map(
    (kind) => raw`when ${raw.lit(kind)} then ${sieves[sightOf(person, kind)](row, person)}`,
  );
  return raw<SqlBool>`case kind ${raw.join(cases, raw` `)} else ${raw.lit(false)} end`;
}

const sightOf = (person: Person, kind: Kind): Sight => {
  const { sees, logs } = roles[person.role];
  return sees[kind] === 'none' && logs.includes(kind) ? 'own' : sees[kind];
};

const all = (row: Row) => row.lit(true).$castTo<boolean>();

/** Looser than `roles.ts` where the answer is inside JSON, never tighter. */
const sieves: Readonly<Record<Sight, (row: Row, person: Person) => ReturnType<typeof all>>> = {
  none: (row) => row.lit(false).$castTo<boolean>(),
  own: (row, person) => row('author', '=', person.id).$castTo<boolean>(),
  organisation: (row, person) =>
    row
      .or([row('organisation', '=', person.organisation), row('author', '=', person.id)])
      .$castTo<boolean>(),
  zones: (row, person) =>
    row
      .or([
        row('author', '=', person.id),
        // Names of zones are letters, figures and hyphens: nothing in them that `like` reads as a sign.
        ...person.zones.map((zone) => row('ever_json', 'like', `%"${zone}"%`)),
      ])
      .$castTo<boolean>(),
  hub: all,
  powers: all,
  all,
};
