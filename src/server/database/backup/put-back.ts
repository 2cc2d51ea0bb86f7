/** Puts a backup in the place of what a database holds: all of it in one transaction, or nothing. */
import { type Kysely, sql as raw } from 'kysely';
import { type Database, inTransaction } from '../database.ts';
import { beginLife, type NewLife } from '../new-life.ts';
import type { Tables } from '../tables.ts';
import { type CopiedTable, copiedNames, type Row } from './copied-tables.ts';
import type { Backup } from './read-backup.ts';
import type { Progress } from './write-backup.ts';

export type PutBack = {
  /** The life that begins (S7, S13). */
  readonly life: NewLife;
  /** Who is there now goes on to be: the same partnership goes back in time. */
  readonly keepsPeople: boolean;
  readonly endsSessions: boolean;
};

export const putBack = (
  database: Database,
  backup: Backup,
  { life, keepsPeople, endsSessions }: PutBack,
  progress: Progress,
): Promise<void> =>
  inTransaction(database, async (within) => {
    const { sql } = within;
    await holdAll(within);
    const present = keepsPeople ? await readPresent(sql) : null;
    await empty(sql);
    await fill(within, backup, progress);
    if (present) await letStay(sql, present);
    if (endsSessions) await sql.deleteFrom('session').execute();
    // What phones said they still held they said in another life (S17).
    await sql.updateTable('client').set({ waiting: 0 }).execute();
    await beginLife(within, life);
  });

/** Whoever writes is waited for, and waits; SQLite's one writer does so anyway. Readers see what was. */
async function holdAll({ sql, engine }: Database): Promise<void> {
  if (!engine.hasManyWriters) return;
  // Clients first, as every push does, so that nobody waits in a circle.
  const tables = ['client', ...copiedNames.filter((name) => name !== 'client'), 'sign_in_link'];
  await raw`set local statement_timeout = 0`.execute(sql);
  await raw.raw(`lock table ${tables.join(', ')} in exclusive mode`).execute(sql);
}

type Present = Awaited<ReturnType<typeof readPresent>>;

const readPresent = async (sql: Kysely<Tables>) => ({
  people: await sql.selectFrom('person').selectAll().execute(),
  sessions: await sql.selectFrom('session').selectAll().execute(),
});

/** All but the public keys of servers: what they signed stays good. */
async function empty(sql: Kysely<Tables>): Promise<void> {
  const tables = copiedNames.filter((name) => name !== 'server_key').reverse();
  await sql.deleteFrom('sign_in_link').execute();
  for (const table of tables) await sql.deleteFrom(table).execute();
}

async function fill(database: Database, backup: Backup, progress: Progress): Promise<void> {
  const all = Object.values(backup.manifest.tables).reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  for (const table of backup.columns.keys()) {
    for (const page of backup.pages(table)) {
      await insert(database, table, page);
      done += page.length;
      progress(done, all);
    }
  }
}

async function insert(
  { sql, engine }: Database,
  table: CopiedTable,
  page: readonly Row[],
): Promise<void> {
  if (table === 'server_key') return insertKeys(sql, page);
  const places = table === 'record' ? await engine.positions.take(sql, page.length) : [];
  const rows = page.map((row, i) => ({ ...row, ...places[i] }));
  await engine.insertRows(sql, table, rows as never);
}

/** This server's own may be there. */
async function insertKeys(sql: Kysely<Tables>, keys: readonly Row[]): Promise<void> {
  await sql
    .insertInto('server_key')
    .values(keys as never)
    .onConflict((it) => it.column('id').doNothing())
    .execute();
}

/**
 * Nobody who was made a person since becomes nobody: phones of theirs hold records under that id. And
 * nobody gets in again who was deactivated, or whose phone was reported lost: sessions are as they are now.
 */
async function letStay(sql: Kysely<Tables>, { people, sessions }: Present): Promise<void> {
  for (const person of people) {
    await sql
      .insertInto('person')
      .values(person)
      .onConflict((it) => it.column('id').doNothing())
      .execute();
    if (person.is_active === 0) {
      await sql.updateTable('person').set({ is_active: 0 }).where('id', '=', person.id).execute();
    }
  }
  await sql.deleteFrom('session').execute();
  for (const session of sessions) await sql.insertInto('session').values(session).execute();
}
