/** The commands `npm run backup` and `npm run restore`, run here instead of in a process of their own. */
import { randomUUID } from 'node:crypto';
import { runBackup } from '../../src/server/backup/run-backup.ts';
import { runRestore } from '../../src/server/backup/run-restore.ts';
import { copiedNames } from '../../src/server/database/backup/copied-tables.ts';
import { closeDatabase, openDatabase } from '../../src/server/database/database.ts';
import { isPostgresUrl } from '../../src/server/database/postgres.ts';
import { testStart } from './server.ts';

export type Said = { readonly code: 0 | 1; readonly lines: readonly string[] };

/** `at`: a data folder, or the address of a PostgreSQL. */
export const backUp = (file: string, at: string): Promise<Said> => run(runBackup, [file], at);

export const restore = (file: string, at: string, ...flags: readonly string[]): Promise<Said> =>
  run(runRestore, [file, ...flags], at);

async function run(command: typeof runBackup, given: readonly string[], at: string): Promise<Said> {
  const lines: string[] = [];
  const [where, env] = isPostgresUrl(at) ? [[], { DATABASE_URL: at }] : [['--data', at], {}];
  const code = await command([...given, ...where], {
    print: (line) => lines.push(line),
    env,
    world: { now: () => testStart, newId: randomUUID },
    release: 'test',
  });
  return { code, lines: lines.join('\n').split('\n') };
}

/** Fails with what was said. */
export async function must(said: Promise<Said>): Promise<void> {
  const { code, lines } = await said;
  if (code !== 0) throw new Error(lines.join('\n'));
}

const anew = ['epoch', 'version-floor'];

/** Everything that the database holds, but for what every restore makes anew. */
export async function contentOf(path: string): Promise<unknown> {
  const database = await openDatabase(path);
  const tables = copiedNames.map(async (table) => {
    const rows: object[] = await database.sql.selectFrom(table).selectAll().execute();
    const lasting = rows.filter((row) => !('key' in row && anew.includes(`${row.key}`)));
    return [table, lasting.map((row) => JSON.stringify({ ...row, position: 'any' })).sort()];
  });
  const content = Object.fromEntries(await Promise.all(tables));
  await closeDatabase(database);
  return content;
}
