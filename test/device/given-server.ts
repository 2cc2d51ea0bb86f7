/** The real server in this process, and the cookie jar that a browser would keep for it. */
import { randomBytes } from 'node:crypto';
import type { World } from '../../src/device/world.ts';
import { makeLink } from '../../src/server/accounts/links.ts';
import { createApp } from '../../src/server/app.ts';
import { type Database, openDatabase } from '../../src/server/database/database.ts';
import { plantSeeds } from '../../src/server/seeds/plant-seeds.ts';
import { seedsFolder } from '../support/seed-files.ts';
import { newChance, newUuid, newWorld, type TestWorld } from '../support/world.ts';

export type GivenServer = {
  readonly database: Database;
  /** A browser of its own: what it is told to keep, it sends again. */
  readonly newBrowser: () => World['fetch'];
  /** A sign-in code for one of the seeded people. */
  readonly codeFor: (person: string) => Promise<string>;
};

/** `now` is the server's clock; the phones' clocks may say something else. */
export async function newServer(now: () => number): Promise<GivenServer> {
  const database = await openDatabase(':memory:');
  const chance = newChance(7);
  const bytes = (count: number) => new Uint8Array(randomBytes(count));
  const world = { now, newId: () => newUuid(chance), randomBytes: bytes };
  const planted = await plantSeeds({ database, world }, seedsFolder);
  if (!planted.ok) throw new Error(JSON.stringify(planted.fault));
  const app = createApp({
    database,
    world,
    files: new Map(),
    release: 'test',
    log: () => undefined,
    isBehindProxy: false,
  });
  return {
    database,
    newBrowser: () => newBrowser((path, init) => app.request(path, init)),
    codeFor: async (person) => {
      const { path } = await makeLink({ database, world }, person);
      return path.slice(path.lastIndexOf('/') + 1);
    },
  };
}

/** A world with one clock for the server and this phone. */
export async function newTown(
  seed = 1,
): Promise<{ readonly server: GivenServer; readonly world: TestWorld }> {
  const world = newWorld(async () => new Response(null, { status: 503 }), seed);
  const server = await newServer(world.now);
  world.wire.server = server.newBrowser();
  return { server, world };
}

function newBrowser(
  ask: (path: string, init: RequestInit) => Response | Promise<Response>,
): World['fetch'] {
  let cookie = '';
  return async (path, init) => {
    const headers = new Headers(init.headers);
    if (cookie) headers.set('cookie', cookie);
    const response = await ask(path, { ...init, headers });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return response;
  };
}
