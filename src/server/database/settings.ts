/** The few things a database knows about itself. */
import type { Database } from './database.ts';

/**
 * `epoch`: one life of this database; a new one after a restore, or phones would wait for positions
 * that came and went. `isDemonstration`: `yes` where the records are invented.
 */
export type SettingKey = 'epoch' | 'partnership' | 'reference-version' | 'is-demonstration';

export async function readSetting({ sql }: Database, key: SettingKey): Promise<string | null> {
  const row = await sql
    .selectFrom('setting')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value ?? null;
}

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

export const isDemonstration = async (database: Database): Promise<boolean> =>
  (await readSetting(database, 'is-demonstration')) === 'yes';

export const markAsDemonstration = (database: Database): Promise<void> =>
  writeSetting(database, 'is-demonstration', 'yes');
