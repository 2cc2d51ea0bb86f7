/** What each phone said that it still held when it last came, and whose storage was cleared (S17). */
import { sql as raw } from 'kysely';
import type { Instant } from '../../domain/time.ts';
import type { ClientKey } from './changes.ts';
import { type Database, held, inTransaction } from './database.ts';

export type Visit = {
  readonly session: string;
  /** Changes that the phone holds and the server does not have. */
  readonly waiting: number;
  readonly at: Instant;
};

export type LastVisit = { readonly client: string; readonly waiting: number; readonly at: Instant };

export type Cleared = ClientKey & {
  readonly person: string;
  readonly session: string;
  /** What came after it under the same sign-in, with nothing in it. */
  readonly nextClient: string;
  readonly waiting: number;
  /** When it last came, and when it was noticed that it never will again. */
  readonly cameAt: Instant;
  readonly noticedAt: Instant;
};

export type ClearedPhone = Pick<Cleared, 'waiting' | 'cameAt' | 'noticedAt'> & {
  readonly name: string;
  readonly device: string;
};

export async function saveVisit(
  { sql }: Database,
  { id, partnership }: ClientKey,
  { session, waiting, at }: Visit,
): Promise<void> {
  await sql
    .updateTable('client')
    .set({ session, waiting, came_at: at })
    .where('id', '=', id)
    .where('partnership', '=', partnership)
    .execute();
}

/** Another client of this session that still held something when it last came, so that it is asked for once. */
export async function takeHolding(
  database: Database,
  { id, partnership }: ClientKey,
  session: string,
): Promise<LastVisit | null> {
  const query = database.sql
    .selectFrom('client')
    .select(['id', 'waiting', 'came_at'])
    .where('session', '=', session)
    .where('partnership', '=', partnership)
    .where('id', '!=', id)
    .where('waiting', '>', 0)
    .orderBy('came_at', 'desc')
    .limit(1);
  const row = await held(database, query).executeTakeFirst();
  if (!row) return null;
  await database.sql
    .updateTable('client')
    .set({ waiting: 0 })
    .where('id', '=', row.id)
    .where('partnership', '=', partnership)
    .execute();
  return { client: row.id, waiting: row.waiting, at: row.came_at ?? 0 };
}

export async function saveCleared({ sql }: Database, cleared: Cleared): Promise<void> {
  const { id, partnership, person, session, waiting } = cleared;
  await sql
    .insertInto('cleared_storage')
    .values({
      client: id,
      partnership,
      person,
      session,
      next_client: cleared.nextClient,
      waiting,
      came_at: cleared.cameAt,
      noticed_at: cleared.noticedAt,
    })
    .onConflict((conflict) => conflict.columns(['client', 'partnership']).doNothing())
    .execute();
}

/** How many changes were lost before this client began. */
export async function readLostBefore({ sql }: Database, nextClient: string): Promise<number> {
  const rows = await sql
    .selectFrom('cleared_storage')
    .select('waiting')
    .where('next_client', '=', nextClient)
    .execute();
  return rows.reduce((sum, { waiting }) => sum + waiting, 0);
}

/** Latest first. */
export const readCleared = ({ sql }: Database, since: Instant): Promise<readonly ClearedPhone[]> =>
  sql
    .selectFrom('cleared_storage')
    .innerJoin('person', 'person.id', 'cleared_storage.person')
    .innerJoin('session', 'session.id', 'cleared_storage.session')
    .select([
      'name',
      'device',
      'waiting',
      'cleared_storage.came_at as cameAt',
      'noticed_at as noticedAt',
    ])
    .where('noticed_at', '>=', since)
    .orderBy('noticed_at', 'desc')
    .execute();

/** So many of the changes that this client held have come, in whatever way. */
export const settleClient = (
  database: Database,
  { id, partnership }: ClientKey,
  came: number,
): Promise<void> =>
  inTransaction(database, async ({ sql }) => {
    const left = raw<number>`case when waiting > ${came} then waiting - ${came} else 0 end`;
    await sql
      .updateTable('client')
      .set({ waiting: left })
      .where('id', '=', id)
      .where('partnership', '=', partnership)
      .execute();
    await sql
      .updateTable('cleared_storage')
      .set({ waiting: left })
      .where('client', '=', id)
      .where('partnership', '=', partnership)
      .execute();
    await sql
      .deleteFrom('cleared_storage')
      .where('client', '=', id)
      .where('partnership', '=', partnership)
      .where('waiting', '=', 0)
      .execute();
  });
