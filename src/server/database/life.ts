/** What every exchange with a phone must know of the database: asked for at once, so that all is of one moment. */
import type { Database } from './database.ts';
import { type ReferenceNow, referenceAt } from './reference.ts';
import type { SettingKey } from './settings.ts';

export type Life = {
  /** Names this life of the database. */
  readonly epoch: string;
  /** Versions of this life begin above it (S13); 0 in its first. */
  readonly versionFloor: number;
  /** Whether the records are invented. */
  readonly isDemonstration: boolean;
  readonly reference: ReferenceNow;
};

export async function readLife(database: Database): Promise<Life> {
  const rows = await database.sql.selectFrom('setting').select(['key', 'value']).execute();
  const settings = new Map(rows.map(({ key, value }) => [key as SettingKey, value]));
  const version = settings.get('reference-version');
  if (version === undefined) throw new Error('The database has no partnership.');
  return {
    epoch: settings.get('epoch') ?? '',
    versionFloor: Number(settings.get('version-floor') ?? 0),
    isDemonstration: settings.get('is-demonstration') === 'yes',
    reference: await referenceAt(database, version),
  };
}
