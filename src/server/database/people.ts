/** People of the partnership. Nobody is ever deleted: records keep their author. */
import type { Selectable } from 'kysely';
import type { Person, Role } from '../../domain/people.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

export type StoredPerson = {
  readonly person: Person;
  readonly partnership: string;
  readonly isActive: boolean;
  readonly isSeeded: boolean;
};

export async function readPerson({ sql }: Database, id: string): Promise<StoredPerson | null> {
  const row = await sql.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? storedPersonOf(row) : null;
}

export async function readPeople({ sql }: Database): Promise<readonly StoredPerson[]> {
  const rows = await sql.selectFrom('person').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map(storedPersonOf);
}

/** Stores a person, new or changed. */
export async function savePerson({ sql }: Database, stored: StoredPerson): Promise<void> {
  const { person } = stored;
  const row = {
    id: person.id,
    partnership: stored.partnership,
    name: person.name,
    role: person.role,
    organisation: person.organisation,
    zones_json: JSON.stringify(person.zones),
    hub: person.hub ?? null,
    is_active: stored.isActive ? 1 : 0,
    is_seeded: stored.isSeeded ? 1 : 0,
  };
  await sql
    .insertInto('person')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Names by person id, of everybody who made a record. */
export async function readAuthorNames({
  sql,
}: Database): Promise<Readonly<Record<string, string>>> {
  const rows = await sql
    .selectFrom('person')
    .select(['id', 'name'])
    .where((row) =>
      row.exists(row.selectFrom('record').select('record.id').whereRef('author', '=', 'person.id')),
    )
    .execute();
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

type PersonRow = Selectable<Tables['person']>;

const storedPersonOf = (row: PersonRow): StoredPerson => ({
  person: personOf(row),
  partnership: row.partnership,
  isActive: row.is_active === 1,
  isSeeded: row.is_seeded === 1,
});

export const personOf = (row: PersonRow): Person => ({
  id: row.id,
  name: row.name,
  role: row.role as Role,
  organisation: row.organisation,
  zones: JSON.parse(row.zones_json),
  ...(row.hub !== null && { hub: row.hub }),
});
