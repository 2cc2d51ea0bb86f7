/**
 * The real app on a real socket, in a process of its own, with people who are signed in already: `argv`
 * says how many. Its parent asks it for what can only be measured from inside.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { hashOfCode } from '../../../src/server/accounts/codes.ts';
import { createApp } from '../../../src/server/app.ts';
import {
  type Database,
  inTransaction,
  openDatabase,
} from '../../../src/server/database/database.ts';
import { savePerson } from '../../../src/server/database/people.ts';
import { insertRecords } from '../../../src/server/database/records.ts';
import { saveSession } from '../../../src/server/database/sessions.ts';
import { Nudges } from '../../../src/server/nudge/nudges.ts';
import { plantSeeds } from '../../../src/server/seeds/plant-seeds.ts';
import type { World } from '../../../src/server/world.ts';
import { stored } from '../../server/stored-records.ts';
import { newTestKeys, seedFolder } from '../../support/server.ts';

export type Asked = 'heap' | 'commit' | 'queries' | 'listeners';
/** Bytes, the moment of the commit, queries of the watcher so far, streams. */
export type Told = { readonly of: Asked; readonly value: number };

const world: World = { now: Date.now, newId: randomUUID, randomBytes };
const people = Number(process.argv[2]);
const database = await openDatabase(':memory:');
await plantSeeds({ database, world }, seedFolder);
const cookies = await inTransaction(database, signAllIn);

let queries = 0;
const nudges = new Nudges({
  database: counted(database),
  world,
  log: () => {},
  chance: Math.random,
  wakeAfter: (delayMs, wake) => {
    const timer = setTimeout(wake, delayMs);
    return () => clearTimeout(timer);
  },
});
const app = createApp({
  database,
  world,
  keys: newTestKeys(),
  files: new Map(),
  release: 'bench',
  log: () => {},
  nudges,
  isBehindProxy: false,
});
const server = serve(
  { fetch: app.fetch, port: 0, hostname: '127.0.0.1' },
  ({ port }: AddressInfo) => process.send?.({ port, cookies }),
);

const answers: Readonly<Record<Asked, () => Promise<number> | number>> = {
  heap: () => {
    // Twice: what is freed at the end of the first may hold more.
    globalThis.gc?.();
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  },
  commit: async () => {
    const at = world.now();
    const fields = { type: 'noise', class: 'nuisance', from: at, to: at, zones: [] } as const;
    const record = stored({ kind: 'incident', fields: { ...fields, zones: ['town-centre'] } });
    await insertRecords(database, [record]);
    return world.now();
  },
  queries: () => queries,
  listeners: () => nudges.count,
};

process.on('message', async (of: Asked | 'end') => {
  if (of !== 'end') return void process.send?.({ of, value: await answers[of]() } satisfies Told);
  nudges.close();
  server.close(() => process.disconnect());
});

/** Officers of the town centre with a session each; answers their cookies. */
async function signAllIn(within: Database): Promise<readonly string[]> {
  const now = world.now();
  const signedIn: string[] = [];
  for (let i = 0; i < people; i++) {
    const person = {
      id: `listener-${i}`,
      name: `Listener ${i}`,
      role: 'officer',
      organisation: 'kent-police',
      zones: ['town-centre'],
    } as const;
    await savePerson(within, {
      person: { ...person, zones: [...person.zones] },
      partnership: 'maidstone',
      isActive: true,
      isSeeded: false,
    });
    const session = { id: randomUUID(), person: person.id, device: 'Bench', startedAt: now };
    await saveSession(
      within,
      { ...session, lastSeenAt: now, endsAt: now + 86_400_000 },
      hashOfCode(person.id),
    );
    signedIn.push(`__Host-beatbook=${person.id}`);
  }
  return signedIn;
}

function counted(given: Database): Database {
  const sql = given.sql.withPlugin({
    transformQuery: ({ node }) => {
      queries += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { ...given, sql };
}
