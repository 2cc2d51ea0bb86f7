/** A backup: one SQLite file with the tables of the server, whichever engine they come from. */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { migrations, postgresMigrations } from '../migrations.ts';
import type { CopiedTable, Row } from './copied-tables.ts';
import { applicationId, backupFormat, type Manifest } from './manifest.ts';
import type { Snapshot } from './snapshot.ts';
import { columnsIn, makeTables } from './tables-at.ts';

export type About = Pick<Manifest, 'release' | 'madeAt'>;

/** Is told how many of how many rows are done. */
export type Progress = (done: number, all: number) => void;

/** Fills the empty file at `path`. Throws where the disk is full or the database goes away. */
export async function writeBackup(
  path: string,
  from: Snapshot,
  about: About,
  progress: Progress,
): Promise<Manifest> {
  await makeTables(path, from.migrations);
  using file = new DatabaseSync(path);
  // One file, with nothing beside it; whoever made it flushes it as a whole.
  file.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; begin');
  const tables = await copyTables(file, from, progress);
  const manifest: Manifest = {
    format: backupFormat,
    ...about,
    migrations: from.migrations.filter((name) => name in migrations),
    engine: from.engine,
    partnership: (await from.setting('partnership')) ?? '',
    isDemonstration: (await from.setting('is-demonstration')) === 'yes',
    tables,
  };
  file.exec('create table manifest (manifest_json text not null)');
  file.prepare('insert into manifest values (?)').run(JSON.stringify(manifest));
  // So that the file can also be put in the database's place by hand.
  file.prepare("insert into counter values ('position', ?)").run(tables.record?.rows ?? 0);
  file.exec(`commit; PRAGMA application_id = ${applicationId}`);
  return manifest;
}

/** Whether this Beatbook knows how such tables are made. */
export const isKnown = ({ migrations: names }: Pick<Snapshot, 'migrations'>): boolean =>
  names.every((name) => name in postgresMigrations);

async function copyTables(
  file: DatabaseSync,
  from: Snapshot,
  progress: Progress,
): Promise<Manifest['tables']> {
  const columns = columnsIn(file);
  let all = 0;
  for (const table of columns.keys()) all += await from.count(table);
  let done = 0;
  const tables: Manifest['tables'] = {};
  for (const [table, names] of columns) {
    const into = tableIn(file, table, names);
    for await (const page of from.pages(table, names)) {
      for (const row of page) into.add(row);
      done += page.length;
      progress(done, all);
    }
    tables[table] = into.sum();
  }
  return tables;
}

/** Positions are of no use elsewhere: records are numbered as they come, the same from either engine. */
function tableIn(file: DatabaseSync, table: CopiedTable, columns: readonly string[]) {
  const insert = file.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  );
  const hash = createHash('sha256');
  let rows = 0;
  return {
    add: (row: Row) => {
      rows++;
      const numbered = table === 'record' ? { ...row, position: rows } : row;
      const cells = columns.map((column) => numbered[column] ?? null);
      insert.run(...cells);
      hash.update(lineOf(cells));
    },
    sum: () => ({ rows, sha256: hash.digest('hex') }),
  };
}

/** Bytes as base64, whichever engine's they are. */
export const lineOf = (cells: readonly unknown[]): string =>
  `${JSON.stringify(cells.map((cell) => (isBytes(cell) ? base64Of(cell) : cell)))}\n`;

const isBytes = (cell: unknown): cell is Uint8Array => cell instanceof Uint8Array;
const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
