/**
 * Transactions on one file take turns, and those that wait at the same time share one commit, and so one
 * flush to the disk, which costs as much as all else in a small one. Each is still told only once it is
 * on the disk, and one that breaks off takes no other with it. What only reads does so beside them, on a
 * connection that sees nothing but what was committed.
 */
import { type CompiledQuery, type DatabaseConnection, type Driver, SelectQueryNode } from 'kysely';

type Rows = readonly unknown[];
type Ran = { readonly rows: Rows; readonly changes?: number | bigint };

/** One connection to the file. */
export type Handle = {
  readonly run: (sql: string, given: Rows) => Ran;
  /** SQLite itself ends a transaction where the disk is full or broken. */
  readonly isInTransaction: () => boolean;
  readonly close: () => void;
};

/** More wait for the next flush: what is first in a group is told only with the last. */
const membersMax = 16;

type Group = {
  members: number;
  readonly ended: Promise<void>;
  readonly succeed: () => void;
  readonly fail: (error: unknown) => void;
};

function newGroup(): Group {
  let [succeed, fail]: [Group['succeed'], Group['fail']] = [() => undefined, () => undefined];
  const ended = new Promise<void>((resolve, reject) => {
    [succeed, fail] = [resolve, reject];
  });
  // Each member hears of it; without any, nobody does.
  ended.catch(() => undefined);
  return { members: 0, ended, succeed, fail };
}

export class SqliteTurns implements Driver {
  readonly #writer: Handle;
  /** `null` for a database in memory, which has one connection: there what reads takes its turn, too. */
  readonly #reader: Handle | null;
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;
  #group: Group | null = null;

  constructor(writer: Handle, reader: Handle | null) {
    this.#writer = writer;
    this.#reader = reader;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    return new Connection(this);
  }

  async releaseConnection(): Promise<void> {}

  async beginTransaction(connection: Connection): Promise<void> {
    await this.#turn();
    try {
      // Whoever is alone in a group may undo it all: a savepoint would copy each page that is written.
      this.#write(this.#group ? 'savepoint member' : 'begin immediate');
    } catch (error) {
      this.#passOn();
      throw error;
    }
    this.#group ??= newGroup();
    connection.isInTransaction = true;
  }

  async commitTransaction(connection: Connection): Promise<void> {
    const group = this.#mustHave();
    if (group.members > 0) this.#write('release member');
    group.members += 1;
    connection.isInTransaction = false;
    this.#passOn();
    await group.ended;
  }

  /** Kysely comes here after a failed commit as well, when there is nothing left to undo. */
  async rollbackTransaction(connection: Connection): Promise<void> {
    if (!connection.isInTransaction) return;
    connection.isInTransaction = false;
    const group = this.#mustHave();
    if (group.members > 0 && this.#writer.isInTransaction()) {
      this.#write('rollback to member');
      this.#write('release member');
    } else {
      this.#undo(group, new Error('A transaction was ended by the database.'));
    }
    this.#passOn();
  }

  async destroy(): Promise<void> {
    this.#commitIfIdle();
    this.#reader?.close();
    this.#writer.close();
  }

  async run(connection: Connection, query: CompiledQuery): Promise<Ran> {
    const { sql, parameters } = query;
    if (connection.isInTransaction) return this.#writer.run(sql, parameters);
    const isReading = SelectQueryNode.is(query.query);
    if (isReading && this.#reader) return this.#reader.run(sql, parameters);
    await this.beginTransaction(connection);
    try {
      const ran = this.#writer.run(sql, parameters);
      await this.commitTransaction(connection);
      return ran;
    } catch (error) {
      await this.rollbackTransaction(connection);
      throw error;
    }
  }

  async #turn(): Promise<void> {
    if (this.#isTaken) await new Promise<void>((go) => this.#waiting.push(go));
    this.#isTaken = true;
  }

  /** To whoever waits; if nobody does, whoever comes before the next look at the sockets may still join. */
  #passOn(): void {
    const isFull = this.#group !== null && this.#group.members >= membersMax;
    if (isFull || !this.#reader) this.#commit();
    const next = this.#waiting.shift();
    this.#isTaken = next !== undefined;
    next?.();
    if (!next && this.#group) setImmediate(() => this.#commitIfIdle());
  }

  #commitIfIdle(): void {
    if (!this.#isTaken) this.#commit();
  }

  #commit(): void {
    const group = this.#group;
    if (!group) return;
    try {
      this.#write('commit');
      this.#group = null;
      group.succeed();
    } catch (error) {
      this.#undo(group, error);
    }
  }

  #undo({ fail }: Group, error: unknown): void {
    if (this.#writer.isInTransaction()) this.#write('rollback');
    this.#group = null;
    fail(error);
  }

  #write(sql: string): void {
    this.#writer.run(sql, []);
  }

  #mustHave(): Group {
    if (!this.#group) throw new Error('There is no transaction.');
    return this.#group;
  }
}

class Connection implements DatabaseConnection {
  readonly #turns: SqliteTurns;
  isInTransaction = false;

  constructor(turns: SqliteTurns) {
    this.#turns = turns;
  }

  async executeQuery<R>(query: CompiledQuery) {
    const { rows, changes } = await this.#turns.run(this, query);
    return {
      rows: rows as R[],
      ...(changes !== undefined && { numAffectedRows: BigInt(changes) }),
    };
  }

  // biome-ignore lint/correctness/useYield: nothing is read in streams
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('SQLite reads no streams here.');
  }
}
