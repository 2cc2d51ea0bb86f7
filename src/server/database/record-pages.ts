/** Records after a cursor, in commit order, without those whose kind the reader never sees. */
import type { ExpressionBuilder } from 'kysely';
import type { Person } from '../../domain/people.ts';
import { type Kind, kindNames } from '../../domain/records.ts';
import { roles, type Sight } from '../../domain/roles.ts';
import type { Database } from './database.ts';
import type { Position } from './positions.ts';
import { recordOf, type StoredRecord } from './records.ts';
import type { Tables } from './tables.ts';

/**
 * The next records up to `head` that this person might see, oldest position first. A first sieve only: who sees what
 * is decided by `roles.ts`, record by record.
 */
export async function readRecordsAfter(
  { sql, engine }: Database,
  person: Person,
  { after, head }: { readonly after: Position; readonly head: Position },
  recordsMax: number,
): Promise<readonly StoredRecord[]> {
  const query = sql
    .selectFrom('record')
    .selectAll()
    .where((row) => engine.positions.between(row, after, head))
    .where((row) => row.or(kindNames.map((kind) => maySeeKind(row, person, kind))))
    .limit(recordsMax);
  const { order } = engine.positions;
  const rows = await order.reduce((ordered, column) => ordered.orderBy(column), query).execute();
  return rows.map(recordOf);
}

type Row = ExpressionBuilder<Tables, 'record'>;

const maySeeKind = (row: Row, person: Person, kind: Kind) =>
  row.and([row('kind', '=', kind), sieves[sightOf(person, kind)](row, person)]);

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
  zones: all,
  hub: all,
  powers: all,
  all,
};
