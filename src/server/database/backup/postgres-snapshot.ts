/** One transaction that repeats what it read: it has no number of its own, so no phone waits for it. */
import pg from 'pg';
import { getTypeParser, postgresTrouble } from '../postgres.ts';
import { copiedTables, orderOf, type Row, rowsPerPage } from './copied-tables.ts';
import type { Snapshot } from './snapshot.ts';

export async function openPostgresSnapshot(url: string): Promise<Snapshot> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'beatbook backup',
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
  });
  // What breaks between two questions is told by the next one.
  client.on('error', () => undefined);
  const ask = async (text: string, given: readonly unknown[] = []): Promise<readonly Row[]> =>
    (await client.query(text, [...given])).rows;
  try {
    await client.connect();
    await ask('begin isolation level repeatable read, read only');
    for (const limit of limits) await ask(`set local ${limit} = 0`);
    return snapshotOf(ask, await migrationsIn(ask), () => client.end());
  } catch (error) {
    await client.end().catch(() => undefined);
    throw postgresTrouble(url, error);
  }
}

/** They are for servers: here the sorting of a large table may take longer. */
const limits = ['statement_timeout', 'idle_in_transaction_session_timeout'];

type Ask = (text: string, given?: readonly unknown[]) => Promise<readonly Row[]>;

const snapshotOf = (
  ask: Ask,
  migrations: readonly string[],
  close: () => Promise<void>,
): Snapshot => ({
  engine: 'PostgreSQL',
  migrations,
  close,
  setting: async (key) => {
    const [row] = await ask('select value from setting where key = $1', [key]);
    return (row?.value as string | undefined) ?? null;
  },
  count: async (table) => Number((await ask(`select count(*) as n from ${table}`))[0]?.n),
  pages: async function* (table, columns) {
    const order = table === 'record' ? ['tx', 'position'] : copiedTables[table];
    const inOrder = orderOf(order, columns, '"C"');
    await ask(
      `declare page no scroll cursor for select ${columns.join(', ')} from ${table} order by ${inOrder}`,
    );
    for (let rows = await next(ask); rows.length > 0; rows = await next(ask)) yield rows;
    await ask('close page');
  },
});

const next = (ask: Ask): Promise<readonly Row[]> => ask(`fetch ${rowsPerPage} from page`);

async function migrationsIn(ask: Ask): Promise<readonly string[]> {
  const [row] = await ask("select to_regclass('kysely_migration')::text as found");
  if (!row?.found) return [];
  return (await ask('select name from kysely_migration order by name collate "C"')).map(
    ({ name }) => String(name),
  );
}
