/** What lies at the server, and what happens to servers: read and done past all its rules. */
import { writeSetting } from '../../src/server/database/settings.ts';
import type { GivenServer } from './given-server.ts';

export type AtServer = {
  readonly id: string;
  readonly version: number;
  readonly isDeleted: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
};

export async function recordsAt({ database }: GivenServer): Promise<AtServer[]> {
  const rows = await database.sql.selectFrom('record').selectAll().orderBy('position').execute();
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    isDeleted: row.is_deleted === 1,
    fields: JSON.parse(row.fields_json),
  }));
}

/** As after a restore: another life of the database. */
export const renewEpoch = ({ database }: GivenServer, epoch: string): Promise<void> =>
  writeSetting(database, 'epoch', epoch);

/** A backup from before these came in: the server has never heard of them, nor of any client. */
export async function forgetAll({ database }: GivenServer): Promise<void> {
  await database.sql.deleteFrom('change_log').execute();
  await database.sql.deleteFrom('client').execute();
  await database.sql.deleteFrom('record').execute();
}
