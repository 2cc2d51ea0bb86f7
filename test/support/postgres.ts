/** A PostgreSQL of a test file's own: made in a folder under /tmp, and gone with it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findPostgres } from './have-postgres.ts';

export type Postgres = AsyncDisposable & {
  /** Makes an empty database and answers its address. */
  readonly newDatabase: () => Promise<string>;
};

/** Who the programs run as: they refuse to be root. */
type Account = { readonly uid?: number; readonly gid?: number };

/** No socket but one in its own folder, so that no port can be taken. Flushing is on, as in earnest. */
const settings = [
  'listen_addresses=',
  'shared_buffers=16MB',
  'max_connections=60',
  // Its transactions would hold up the readers of the tests now and then.
  'autovacuum=off',
];

/** Ends with whoever holds its input, however that ends; SIGINT cuts off those still connected. */
const guard = '"$@" & server=$!; exec 2>/dev/null; read -r _; kill -INT $server; wait $server';

/** Starts one from the machine's programs. */
export async function startPostgres(): Promise<Postgres> {
  const programs = findPostgres();
  if (!programs) throw new Error('These tests need PostgreSQL: run them with npm test.');
  const account = accountForPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'beatbook-postgres-'));
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid ?? account.uid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'beatbook', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    { cwd: folder, encoding: 'utf8', ...account },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error ?? made.stderr}`);
  const given = [...settings, `unix_socket_directories=${folder}`].flatMap((it) => ['-c', it]);
  const server = spawn(
    'sh',
    ['-c', guard, 'sh', join(programs, 'postgres'), '-D', data, ...given],
    {
      cwd: folder,
      stdio: ['pipe', 'ignore', 'pipe'],
      ...account,
    },
  );
  await readyIn(server);
  let databases = 0;
  return {
    newDatabase: () => newDatabase(folder, `beatbook_${++databases}`),
    async [Symbol.asyncDispose]() {
      const gone = once(server, 'exit');
      server.stdin.end();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function newDatabase(folder: string, name: string): Promise<string> {
  const urlOf = (database: string) =>
    `postgres:///${database}?user=beatbook&host=${encodeURIComponent(folder)}`;
  const client = new pg.Client({ connectionString: urlOf('postgres') });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return urlOf(name);
}

/** Until it takes connections; that it ends instead is an error with its words. */
function readyIn(server: ChildProcess): Promise<void> {
  const { stderr } = server;
  if (!stderr) throw new Error('PostgreSQL was started without its output.');
  return new Promise((resolve, reject) => {
    let said = '';
    stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('ready to accept connections')) resolve();
    });
    stderr.once('close', () => reject(new Error(`PostgreSQL ended:\n${said}`)));
  });
}

/** Root hands over to the account that came with the programs, or else to nobody. */
function accountForPrograms(): Account {
  if (process.getuid?.() !== 0) return {};
  const idOf = (option: string, name: string) =>
    Number.parseInt(spawnSync('id', [option, name], { encoding: 'utf8' }).stdout, 10);
  const account = ['postgres', 'nobody'].find((name) => idOf('-u', name) > 0);
  if (!account) throw new Error('PostgreSQL refuses to be root, and there is no other account.');
  return { uid: idOf('-u', account), gid: idOf('-g', account) };
}
