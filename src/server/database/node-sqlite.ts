/**
 * Kysely over the SQLite that is built into Node: no native add-on to compile. One connection, so
 * that transactions queue up inside the process; `begin immediate`, so that they also wait their
 * turn behind another process (an import) instead of failing half-way.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';

type SqliteHandle = Exclude<SqliteDialectConfig['database'], (...given: never[]) => unknown>;

/** Prepared statements kept: there are about 60 different ones, and bulk inserts of odd sizes. */
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
];

export function nodeSqliteDialect(path: string): SqliteDialect {
  const file = new DatabaseSync(path);
  for (const pragma of pragmas) file.exec(`PRAGMA ${pragma}`);
  return new NodeSqliteDialect(handleOf(file));
}

class NodeSqliteDialect extends SqliteDialect {
  readonly #handle: SqliteHandle;

  constructor(handle: SqliteHandle) {
    super({ database: handle });
    this.#handle = handle;
  }

  override createDriver(): Driver {
    return new ImmediateDriver({ database: this.#handle });
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }
}

/** SQLite rolls back tables too: a migration that breaks off leaves the database as it was. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

function handleOf(file: DatabaseSync): SqliteHandle {
  const statements = new Map<string, ReturnType<typeof statementOf>>();
  return {
    close: () => file.close(),
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      if (statements.size >= statementsMax) statements.clear();
      const statement = statementOf(file.prepare(sql));
      statements.set(sql, statement);
      return statement;
    },
  };
}

type Bound = Parameters<StatementSync['all']>;

const statementOf = (statement: StatementSync) => ({
  /** Whether it answers rows: `select`, and anything that ends in `returning`. */
  reader: statement.columns().length > 0,
  all: (given: readonly unknown[]) => statement.all(...(given as Bound)),
  run: (given: readonly unknown[]) => statement.run(...(given as Bound)),
  iterate: (given: readonly unknown[]) => statement.iterate(...(given as Bound)),
});
