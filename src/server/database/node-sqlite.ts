/** Kysely over the SQLite that is built into Node: no native add-on to compile. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { type Dialect, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { type Handle, SqliteTurns } from './sqlite-turns.ts';

/** Prepared statements kept: there are about 60 different ones, and lists of odd sizes. */
const statementsMax = 200;

/**
 * WAL with a full flush at every commit: what was acknowledged survives a power cut. 64 MB of pages are kept
 * in memory, records and indexes of a busy year: of the usual 2 MB, a first pull read each page anew and a
 * large batch wrote some twice. And 16 MB of log, so that a page that changes often is written back once.
 */
const pragmas = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'busy_timeout = 5000',
  'trusted_schema = OFF',
  'cache_size = -65536',
  'wal_autocheckpoint = 4000',
  'temp_store = MEMORY',
];

/** `:memory:` for one that is forgotten. */
export function nodeSqliteDialect(path: string): Dialect {
  const writer = openHandle(path, pragmas);
  const reader = path === ':memory:' ? null : openHandle(path, [...pragmas, 'query_only = ON']);
  return {
    createDriver: () => new SqliteTurns(writer, reader),
    createAdapter: () => new FileAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (sql) => new SqliteIntrospector(sql),
  };
}

class FileAdapter extends SqliteAdapter {
  /** They take turns where they must: Kysely would make readers wait as well. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  /** SQLite rolls back tables too: a migration that breaks off leaves the database as it was. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

type Bound = Parameters<StatementSync['all']>;

function openHandle(path: string, settings: readonly string[]): Handle {
  const file = new DatabaseSync(path);
  for (const setting of settings) file.exec(`PRAGMA ${setting}`);
  const prepare = keeping((sql) => preparedIn(file, sql));
  return {
    run: (sql, given) => {
      const { statement, isReading } = prepare(sql);
      if (isReading) return { rows: statement.all(...(given as Bound)) };
      return { rows: [], changes: statement.run(...(given as Bound)).changes };
    },
    isInTransaction: () => file.isTransaction,
    close: () => file.close(),
  };
}

type Prepared = { readonly statement: StatementSync; readonly isReading: boolean };

/** It answers rows where it is a `select`, or anything that ends in `returning`. */
function preparedIn(file: DatabaseSync, sql: string): Prepared {
  const statement = file.prepare(sql);
  return { statement, isReading: statement.columns().length > 0 };
}

function keeping(prepare: (sql: string) => Prepared): (sql: string) => Prepared {
  const kept = new Map<string, Prepared>();
  return (sql) => {
    const known = kept.get(sql);
    if (known) return known;
    if (kept.size >= statementsMax) kept.clear();
    const prepared = prepare(sql);
    kept.set(sql, prepared);
    return prepared;
  };
}
