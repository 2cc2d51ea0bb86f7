/** A backup in the place of what is there now, after that was put aside. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Manifest } from '../database/backup/manifest.ts';
import { putBack } from '../database/backup/put-back.ts';
import { type Backup, bringUpToDate, faultIn, openBackup } from '../database/backup/read-backup.ts';
import { openSnapshot } from '../database/backup/snapshot.ts';
import { isKnown } from '../database/backup/write-backup.ts';
import { closeDatabase, type Database } from '../database/database.ts';
import { type Making, makeBackup, partnershipIn } from './make-backup.ts';

export type Restoring = Making & {
  readonly open: () => Promise<Database>;
  /** Over another partnership too, and over everybody who is there now. */
  readonly isReplacing: boolean;
  /** Nobody stays signed in. */
  readonly endsSessions: boolean;
};

export type Restored = {
  readonly manifest: Manifest;
  /** Where what was there is now; `null` where nothing was. */
  readonly aside: string | null;
  /** Whether sessions are those of the backup, which knows nothing of phones lost since. */
  readonly hasOldSessions: boolean;
};

/** Faults, in words; then nothing was changed. */
export async function restoreBackup(restoring: Restoring): Promise<Result<Restored, string>> {
  const { file } = restoring;
  const opened = openBackup(file);
  if (!opened.ok) return fail(`${file} ${opened.fault}`);
  using backup = opened.value;
  const fault = faultIn(file, backup);
  if (fault) return fail(`${file} ${fault}`);
  const present = await readPresent(restoring.place);
  const objection = restoring.isReplacing ? null : objectionTo(present, backup.manifest);
  if (objection) return fail(objection);
  const aside = await putAside(restoring, present);
  return aside.ok ? ok(await replace(restoring, backup, { present, aside: aside.value })) : aside;
}

/** What the database holds now. */
type Present = {
  readonly isKnown: boolean;
  readonly partnership: string | null;
  readonly records: number;
  readonly isDemonstration: boolean;
};

const nothing: Present = { isKnown: true, partnership: null, records: 0, isDemonstration: false };

async function readPresent(place: string): Promise<Present> {
  const now = await openSnapshot(place);
  if (!now) return nothing;
  const partnership = await partnershipIn(now);
  const present = {
    isKnown: isKnown(now),
    partnership,
    records: partnership === null ? 0 : await now.count('record'),
    isDemonstration: partnership !== null && (await now.setting('is-demonstration')) === 'yes',
  };
  await now.close();
  return present;
}

function objectionTo(present: Present, { partnership, isDemonstration }: Manifest): string | null {
  const { partnership: now, records } = present;
  if (now !== null && now !== partnership) {
    return `The backup is of ${partnership}, and the database holds ${now}: to replace it all the same, add --replace.`;
  }
  if (records > 0 && present.isDemonstration !== isDemonstration) {
    const [is, are] = isDemonstration ? ['invented', 'real'] : ['real', 'invented'];
    return `The backup’s records are ${is}, and the database’s are ${are}: to replace them all the same, add --replace.`;
  }
  return null;
}

async function putAside(
  restoring: Restoring,
  present: Present,
): Promise<Result<string | null, string>> {
  if (!present.isKnown) return fail('The database is of a newer Beatbook: restore with that.');
  if (present.partnership === null) return ok(null);
  const stamp = new Date(restoring.about.madeAt).toISOString().replace(/[:.]/g, '-');
  const file = join(dirname(restoring.file), `before-restore-${stamp}.backup`);
  const made = await makeBackup({ ...restoring, file, progress: () => undefined });
  return made.ok ? ok(file) : fail(`What is there now can’t be put aside. ${made.fault}`);
}

async function replace(
  restoring: Restoring,
  backup: Backup,
  { present, aside }: { readonly present: Present; readonly aside: string | null },
): Promise<Restored> {
  const { isReplacing, endsSessions, newId, about, progress } = restoring;
  const life = { epoch: newId(), now: about.madeAt };
  const { manifest } = backup;
  // A place that has only been started has nobody in it yet.
  const keepsPeople = !isReplacing && present.records > 0;
  await withLatest(restoring.file, backup, async (latest) => {
    const database = await restoring.open();
    try {
      await putBack(database, latest, { life, keepsPeople, endsSessions }, progress);
    } finally {
      await closeDatabase(database);
    }
  });
  return { manifest, aside, hasOldSessions: !keepsPeople && !endsSessions };
}

/** An older one is brought up to date in a copy: the backup itself stays as it is. */
async function withLatest(
  file: string,
  backup: Backup,
  work: (latest: Backup) => Promise<void>,
): Promise<void> {
  if (!backup.isOlder) return work(backup);
  const folder = await mkdtemp(join(dirname(file), '.restoring-'));
  try {
    const copy = join(folder, 'backup');
    await copyFile(file, copy);
    await bringUpToDate(copy);
    const opened = openBackup(copy);
    if (!opened.ok) throw new Error(opened.fault);
    using latest = opened.value;
    await work(latest);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
