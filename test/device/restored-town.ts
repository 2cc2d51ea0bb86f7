/** A town whose server can be put somewhere else while its phones are on patrol. */
import type { App } from '../../src/server/app.ts';
import { closeDatabase, type Database, openDatabase } from '../../src/server/database/database.ts';
import { readPeople } from '../../src/server/database/people.ts';
import { isPostgresUrl } from '../../src/server/database/postgres.ts';
import { readRecord } from '../../src/server/database/records.ts';
import { mustReadReference } from '../../src/server/database/reference.ts';
import { openData, placeOf } from '../../src/server/open-data.ts';
import { powersIn } from '../../src/server/sync/powers.ts';
import { viewFor } from '../../src/server/sync/view.ts';
import { type TestPhone, turnOn } from '../support/phone.ts';
import { newTestServer, newTestWorld, type TestServer } from '../support/server.ts';
import { newWorld, oneInTheMorning } from '../support/world.ts';
import { browserOf } from './given-server.ts';

export type MovingTown = {
  readonly phoneOf: (person: string) => Promise<TestPhone>;
  /** The server ends here and starts there: a data folder, or the address of a PostgreSQL. */
  readonly moveTo: (at: string) => Promise<void>;
  readonly database: () => Database;
  readonly close: () => Promise<void>;
};

export async function newMovingTown(at: string): Promise<MovingTown> {
  const clock = newWorld(async () => new Response(), 1);
  let ids = 1;
  const start = async (place: string): Promise<TestServer> => {
    await closeDatabase(await openIn(place));
    return newTestServer({
      path: pathIn(place),
      world: { ...newTestWorld(ids++), now: clock.now },
    });
  };
  let server = await start(at);
  const ask = (path: string, init: RequestInit) => (server.app as App).request(path, init);
  let phones = 1;
  return {
    phoneOf: async (person) => {
      const phone = turnOn(newWorld(browserOf(ask), ++phones, oneInTheMorning));
      const signedIn = await phone.signIn(await server.codeFor(person));
      if (!signedIn.ok) throw new Error(signedIn.fault.code);
      return phone;
    },
    moveTo: async (place) => {
      await closeDatabase(server.database);
      server = await start(place);
    },
    database: () => server.database,
    close: () => closeDatabase(server.database),
  };
}

const openIn = (place: string): Promise<Database> =>
  isPostgresUrl(place) ? openDatabase(place) : openData(place);

const pathIn = (place: string): string => (isPostgresUrl(place) ? place : placeOf(place));

export const settle = async (phone: TestPhone): Promise<void> => {
  await phone.syncNow();
  await phone.until('settled', ({ sync, unsent }) => sync.phase === 'settled' && unsent === 0);
};

/** What the server holds of every record, whichever change brought it there. */
export async function recordsIn({ sql }: Database) {
  const rows = await sql
    .selectFrom('record')
    .select(['id', 'kind', 'version', 'fields_json', 'is_deleted', 'changed_at'])
    .execute();
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Another life of the database gives others. */
export const withoutVersion = ({
  version: _,
  ...rest
}: Awaited<ReturnType<typeof recordsIn>>[number]) => rest;

/** How often each change had its effect. */
export async function effectsIn({ sql }: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await sql
    .selectFrom('change_log')
    .select('change_id')
    .where('is_again', '=', 0)
    .execute();
  const counts = new Map<string, number>();
  for (const { change_id } of rows) counts.set(change_id, (counts.get(change_id) ?? 0) + 1);
  return counts;
}

type Seen = { readonly id: string; readonly version: number; readonly fields: unknown };

/** What a phone holds, and what the server would show its person. */
export async function replicaAndServer(
  phone: TestPhone,
  database: Database,
): Promise<readonly [readonly Seen[], readonly Seen[]]> {
  const held = [...phone.state().records.values()];
  const person = phone.state().person?.id;
  const author = (await readPeople(database)).find((one) => one.person.id === person)?.person;
  if (!author) throw new Error(`The server does not know ${person}.`);
  const powers = powersIn((await mustReadReference(database)).content);
  const ids = await database.sql.selectFrom('record').select('id').execute();
  const shown: Seen[] = [];
  for (const { id } of ids) {
    const record = await readRecord(database, id);
    const view = record && viewFor(author, record, powers);
    if (view && !('isGone' in view)) shown.push(view);
  }
  return [inOrder(held), inOrder(shown)];
}

const inOrder = (seen: readonly Seen[]): readonly Seen[] =>
  seen
    .map(({ id, version, fields }) => ({ id, version, fields }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
