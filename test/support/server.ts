/** The server as a test has it: the real app, the real seeds, real SQL; only clock and ids are given. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { makeLink } from '../../src/server/accounts/links.ts';
import { type App, createApp } from '../../src/server/app.ts';
import { type Database, openDatabase } from '../../src/server/database/database.ts';
import { makeKeysKnown } from '../../src/server/keys/known-keys.ts';
import { keysOf, newSecrets, type ServerKeys } from '../../src/server/keys/server-keys.ts';
import type { RequestLine, TroubleLine } from '../../src/server/log.ts';
import { Nudges } from '../../src/server/nudge/nudges.ts';
import { plantSeeds } from '../../src/server/seeds/plant-seeds.ts';
import type { StaticFiles } from '../../src/server/static-files.ts';
import type { World } from '../../src/server/world.ts';
import type { SignInReply } from '../../src/sync/accounts.ts';
import { protocol } from '../../src/sync/limits.ts';
import type { FaultReply, SyncReply, SyncRequest } from '../../src/sync/messages.ts';
import { place } from './place.ts';

export const seedFolder = join(import.meta.dirname, '../../seeds');
/** A Sunday in November at noon: no summer time, every line of the seeds holds. */
export const testStart = Date.parse('2026-11-22T12:00:00Z');

export type TestWorld = World & { readonly pass: (ms: number) => void };

export type TestServer = {
  readonly app: App;
  readonly database: Database;
  readonly world: TestWorld;
  readonly keys: ServerKeys;
  readonly lines: (RequestLine | TroubleLine)[];
  readonly nudges: Nudges;
  /** Signs a seeded person in, as their phone does. */
  readonly signIn: (person: string) => Promise<TestClient>;
  /** A fresh code for a person's sign-in link. */
  readonly codeFor: (person: string) => Promise<string>;
  /** A request as our own pages send it. */
  readonly ask: (
    method: string,
    path: string,
    body?: unknown,
    cookie?: string,
  ) => Promise<Response>;
};

export type TestClient = {
  readonly person: string;
  readonly cookie: string;
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Response>;
  /** `POST /api/sync`; what is not given is as a phone that has nothing yet would have it. */
  readonly sync: (request?: Partial<SyncRequest>) => Promise<SyncReply>;
  readonly trySync: (request?: Partial<SyncRequest>) => Promise<Response>;
  /** This phone's client id. */
  readonly client: string;
};

export type TestServerOptions = {
  readonly path?: string;
  readonly files?: StaticFiles;
  readonly isBehindProxy?: boolean;
  readonly world?: TestWorld;
  /** One that another server has already. */
  readonly database?: Database;
  /** Another server's; without them every test server has the same. */
  readonly keys?: ServerKeys;
  /** What wakes those who watch for news; where it is not given, nobody does. */
  readonly wakeAfter?: (delayMs: number, wake: () => void) => () => void;
  /** Uniform in 0…1. */
  readonly chance?: () => number;
};

/** The same for the same seed. */
export const newTestKeys = (seed = 1): ServerKeys => keysOf(newSecrets(newTestWorld(seed)));

export async function newTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const world = options.world ?? newTestWorld();
  const { path } = options;
  const database =
    options.database ?? (await (path === undefined ? place.open() : openDatabase(path)));
  const planted = await plantSeeds({ database, world }, seedFolder);
  if (!planted.ok) throw new Error(planted.fault.where);
  const keys = options.keys ?? newTestKeys();
  await makeKeysKnown({ database, world, keys });
  const lines: (RequestLine | TroubleLine)[] = [];
  const log = (line: RequestLine | TroubleLine) => void lines.push(line);
  const { wakeAfter = () => () => undefined, chance = () => 0 } = options;
  const nudges = new Nudges({ database, world, log, chance, wakeAfter });
  const app = createApp({
    database,
    world,
    keys,
    files: options.files ?? new Map(),
    release: 'test',
    log,
    nudges,
    isBehindProxy: options.isBehindProxy ?? false,
  });
  const ask: TestServer['ask'] = async (method, path, body, cookie) =>
    app.request(path, requestOf(method, body, cookie));
  const codeFor = async (person: string) =>
    (await makeLink({ database, world }, person)).path.replace('/join/', '');
  const signIn = async (person: string) => {
    const request = { code: await codeFor(person), device: 'Test phone' };
    const response = await ask('POST', '/api/session', request);
    if (response.status !== 201) throw new Error(`No sign-in: ${await response.text()}`);
    const reply = (await response.json()) as SignInReply;
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    return newTestClient(ask, reply.person.id, cookie, world.newId());
  };
  return { app, database, world, keys, lines, nudges, signIn, codeFor, ask };
}

function newTestClient(
  ask: TestServer['ask'],
  person: string,
  cookie: string,
  client: string,
): TestClient {
  const askAs: TestClient['ask'] = (method, path, body) => ask(method, path, body, cookie);
  const trySync: TestClient['trySync'] = (request) =>
    askAs('POST', '/api/sync', { ...newRequest(client, person), ...request });
  const sync: TestClient['sync'] = async (request) => {
    const response = await trySync(request);
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as SyncReply;
  };
  return { person, cookie, client, ask: askAs, sync, trySync };
}

/** As a phone that has nothing yet would ask. */
export const newRequest = (
  client: string,
  person: string,
  changes: readonly unknown[] = [],
): SyncRequest => ({
  protocol,
  client,
  person,
  epoch: null,
  cursor: null,
  reference: null,
  changes: [...changes],
});

function requestOf(method: string, body: unknown, cookie: string | undefined): RequestInit {
  return {
    method,
    headers: {
      'x-beatbook': '1',
      ...(cookie && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
}

export async function faultOf(response: Response): Promise<FaultReply['fault']> {
  return ((await response.json()) as FaultReply).fault;
}

/** Ids and bytes that come again in the same order with the same seed. */
export function newTestWorld(seed = 1): TestWorld {
  let now = testStart;
  let drawn = 0;
  const randomBytes = (count: number): Uint8Array => {
    const hash = createHash('sha512').update(`${seed}:${drawn++}`).digest();
    return new Uint8Array(hash.subarray(0, count));
  };
  const newId = (): string => {
    const hex = Buffer.from(randomBytes(16)).toString('hex');
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      hex.slice(12, 16),
      hex.slice(16, 20),
      hex.slice(20),
    ].join('-');
  };
  return {
    now: () => now,
    pass: (ms) => {
      now += ms;
    },
    newId,
    randomBytes,
  };
}
