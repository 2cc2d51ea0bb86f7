/** A backup of a database that may be serving: one moment of it, in one file. */
import { existsSync, statSync } from 'node:fs';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Manifest } from '../database/backup/manifest.ts';
import { openSnapshot, type Snapshot } from '../database/backup/snapshot.ts';
import {
  type About,
  isKnown,
  type Progress,
  writeBackup,
} from '../database/backup/write-backup.ts';
import { writeWhole } from './whole-file.ts';

export type Making = {
  /** `postgres://…` or the path of the database's file. */
  readonly place: string;
  /** Where the backup goes; a file that is there is never written over. */
  readonly file: string;
  readonly about: About;
  readonly newId: () => string;
  readonly progress: Progress;
};

export type Made = { readonly manifest: Manifest; readonly bytes: number };

/** Faults, in words: there is nothing to back up, or the file is there already. */
export async function makeBackup(making: Making): Promise<Result<Made, string>> {
  const { place, file } = making;
  if (existsSync(file)) return fail(`${file} is there already: name a file that is not.`);
  const from = await openSnapshot(place);
  if (!from) return fail('There is no data yet: run npm start once, or give --data DIR.');
  try {
    return await madeFrom(from, making);
  } finally {
    await from.close();
  }
}

async function madeFrom(from: Snapshot, making: Making): Promise<Result<Made, string>> {
  if (!isKnown(from)) return fail('The database is of a newer Beatbook: back it up with that.');
  if ((await partnershipIn(from)) === null) return fail('The database is empty.');
  const { file, about, newId, progress } = making;
  const manifest = await writeWhole(file, `${file}.${newId()}`, (draft) =>
    writeBackup(draft, from, about, progress),
  );
  return ok({ manifest, bytes: statSync(file).size });
}

/** `null` where nothing was ever stored. */
export const partnershipIn = async (from: Snapshot): Promise<string | null> =>
  from.migrations.length === 0 ? null : from.setting('partnership');
