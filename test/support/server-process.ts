/** The real server, as `npm start` starts it: a process of its own with a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { shortenUndo } from './server-data.ts';

export const checkout = join(import.meta.dirname, '../..');

export type ServerProcess = AsyncDisposable & {
  readonly url: string;
  readonly data: string;
  /** Its database: an address, or the path of a file. */
  readonly place: string;
  /** The link that the last start printed for this person. It works once. */
  readonly linkFor: (name: string) => string;
  readonly isUp: () => boolean;
  /** After it nothing answers at `url`: to a phone the same as no signal. */
  readonly stop: () => Promise<void>;
  /** As the machine's trouble would end it: nothing is finished, nobody is told. */
  readonly kill: () => Promise<void>;
  /** Starts again on the same data and port; `root` names another release's folder. */
  readonly start: (root?: string) => Promise<void>;
  readonly output: () => string;
};

export type ServerOptions = {
  readonly root?: string;
  readonly isDemonstration?: boolean;
  /** *Undo* holds a record back for that long instead of ten: for journeys that are not about it. */
  readonly undoSeconds?: number;
  /** A PostgreSQL, which other servers may share; without it the data folder has a file. */
  readonly databaseUrl?: string;
};

export async function startServer(options: ServerOptions = {}): Promise<ServerProcess> {
  const data = await mkdtemp(join(tmpdir(), 'beatbook-data-'));
  const port = await freePort();
  const said: string[] = [];
  let child: ChildProcess | undefined;

  const env = { ...process.env, PORT: String(port), DATABASE_URL: options.databaseUrl ?? '' };

  const start = async (root = options.root ?? checkout) => {
    said.length = 0;
    const demonstration = options.isDemonstration ? ['--demo'] : [];
    child = spawn(
      join(checkout, 'node_modules/.bin/node'),
      ['src/server/main.ts', '--data', data, ...demonstration],
      { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    await listening(child, said);
  };
  const isUp = () => child !== undefined && child.exitCode === null && child.signalCode === null;
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (!child || !isUp()) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  const stop = () => end('SIGTERM');

  await start();
  const place = options.databaseUrl ?? join(data, 'beatbook.sqlite');
  if (options.undoSeconds !== undefined) await shortenUndo({ place }, options.undoSeconds);
  return {
    url: `http://localhost:${port}`,
    data,
    place,
    linkFor: (name) => linkIn(said, name),
    isUp,
    stop,
    kill: () => end('SIGKILL'),
    start,
    output: () => said.join('\n'),
    async [Symbol.asyncDispose]() {
      await stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** Sign-in links come last, so the server is ready once it answers; that it ends instead is an error with its words. */
function listening(child: ChildProcess, said: string[]): Promise<void> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('The server was started without its outputs.');
  return new Promise((resolve, reject) => {
    for (const stream of [stdout, stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        if (isLastOfStart(line)) resolve();
      });
    }
    child.once('exit', () => reject(new Error(`The server ended:\n${said.join('\n')}`)));
  });
}

const isLastOfStart = (line: string): boolean => /^Beatbook .*http:\/\/localhost:\d+/.test(line);

function linkIn(said: readonly string[], name: string): string {
  const line = said.findLast((it) => it.includes(name) && it.includes('http'));
  const link = line?.match(/https?:\/\/\S+/)?.[0];
  if (!link) throw new Error(`The server printed no link for ${name}:\n${said.join('\n')}`);
  return link;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}
