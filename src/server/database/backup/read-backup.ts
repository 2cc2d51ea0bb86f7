/** A backup, read back: nothing of it is used before all of it was found to be as it was written. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fail, ok, type Result } from '../../../domain/result.ts';
import { migrations } from '../migrations.ts';
import type { CopiedTable, Row } from './copied-tables.ts';
import { applicationId, type Manifest, parseManifest } from './manifest.ts';
import { migrationsIn, pagesOf } from './sqlite-snapshot.ts';
import { type Columns, columnsIn, makeTables } from './tables-at.ts';
import { lineOf } from './write-backup.ts';

export type Backup = Disposable & {
  readonly manifest: Manifest;
  /** Whether its tables are those of an earlier release. */
  readonly isOlder: boolean;
  readonly columns: Columns;
  readonly pages: (table: CopiedTable) => Iterable<readonly Row[]>;
};

/** Opens it and reads what it says about itself, or says why it is of no use. */
export function openBackup(path: string): Result<Backup, string> {
  let file: DatabaseSync | null = null;
  try {
    if (!isMarked(path)) return fail('is no backup of Beatbook.');
    file = new DatabaseSync(path, { readOnly: true });
    const manifest = manifestIn(file);
    if (manifest.ok) return ok(backupIn(file, manifest.value));
    file.close();
    return manifest;
  } catch {
    file?.close();
    return fail('is no backup of Beatbook.');
  }
}

/** `null` where every row is there and as it was. */
export function faultIn(path: string, { manifest, columns, pages }: Backup): string | null {
  try {
    using file = new DatabaseSync(path, { readOnly: true });
    const [found] = file.prepare('PRAGMA integrity_check(1)').all();
    if (found?.integrity_check !== 'ok') return 'is damaged.';
    for (const [table, { rows, sha256 }] of Object.entries(manifest.tables)) {
      if (!columns.has(table as CopiedTable)) return `is damaged: ${table} is not there.`;
      const sum = sumOf(pages(table as CopiedTable));
      if (sum.rows !== rows) return `is damaged: ${table} has ${sum.rows} rows instead of ${rows}.`;
      if (sum.sha256 !== sha256) return `is damaged: ${table} is not what was written.`;
    }
    return null;
  } catch {
    return 'is damaged.';
  }
}

/** Brings a copy of an older backup up to date. */
export const bringUpToDate = (path: string): Promise<void> =>
  makeTables(path, Object.keys(migrations));

/** Told by its first bytes: SQLite would put files beside a database of another kind. */
function isMarked(path: string): boolean {
  const head = Buffer.alloc(headBytes);
  const opened = openSync(path, 'r');
  readSync(opened, head);
  closeSync(opened);
  return (
    head.toString('latin1', 0, 15) === 'SQLite format 3' && head.readInt32BE(68) === applicationId
  );
}

/** Of SQLite's file format; the application's mark is at 68. */
const headBytes = 100;

function manifestIn(file: DatabaseSync): Result<Manifest, string> {
  const row = file.prepare('select manifest_json from manifest').get();
  return parseManifest(String(row?.manifest_json));
}

function backupIn(file: DatabaseSync, manifest: Manifest): Backup {
  file.exec('PRAGMA trusted_schema = OFF');
  const columns = columnsIn(file);
  const names = migrationsIn(file);
  return {
    manifest,
    isOlder: Object.keys(migrations).some((name) => !names.includes(name)),
    columns,
    // In the order in which they were written.
    pages: (table) => {
      const list = (columns.get(table) ?? []).map((name) => `"${name}"`).join(', ');
      return pagesOf(file.prepare(`select ${list} from ${table} order by rowid`).iterate());
    },
    [Symbol.dispose]: () => file.close(),
  };
}

function sumOf(pages: Iterable<readonly Row[]>): Manifest['tables'][string] {
  const hash = createHash('sha256');
  let rows = 0;
  for (const page of pages) {
    for (const row of page) hash.update(lineOf(Object.values(row)));
    rows += page.length;
  }
  return { rows, sha256: hash.digest('hex') };
}
