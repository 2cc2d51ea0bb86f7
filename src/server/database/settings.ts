/** The few things a database knows about itself. */
import type { Database } from './database.ts';

/**
 * `epoch`: one life of this database; a new one after a restore, or phones would wait for positions
 * that came and went. `version-floor`: records' versions of this life begin above it, so that none
 * means what it meant in a life that was lost. `isDemonstration`: `yes` where the records are invented.
 */
export type SettingKey =
  | 'epoch'
  | 'version-floor'
  | 'partnership'
  | 'reference-version'
  | 'is-demonstration';

export async function readSetting({ sql }: Database, key: SettingKey): Promise<string | null> {
  const row = await sql
    .selectFrom('setting')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value ?? null;
}

/** 0 in the first life of a database. */
export const readVersionFloor = async (database: Database): Promise<number> =>
  Number(await readSetting(database, 'version-floor'));

export async function writeSetting(
  { sql }: Database,
  key: SettingKey,
  value: string,
): Promise<void> {
  await sql
    .insertInto('setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/**
 * Whether this call was the one that wrote it: of two servers that start at once, one goes first and
 * the other waits for the end of its transaction.
 */
export async function writeSettingOnce(
  { sql }: Database,
  key: SettingKey,
  value: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await sql
    .insertInto('setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export const isDemonstration = async (database: Database): Promise<boolean> =>
  (await readSetting(database, 'is-demonstration')) === 'yes';

/** Whether it was none before; of two servers that start at once, one is told so. */
export const markAsDemonstration = (database: Database): Promise<boolean> =>
  writeSettingOnce(database, 'is-demonstration', 'yes');
