/** The partnership's server: the real app on real SQL, that can fall over, and go back to a backup. */

import { makeLink } from '../../src/server/accounts/links.ts';
import { endSessions } from '../../src/server/accounts/people.ts';
import { whoIs } from '../../src/server/accounts/sign-in.ts';
import { type App, createApp } from '../../src/server/app.ts';
import { closeDatabase } from '../../src/server/database/database.ts';
import { type CollectionName, writeReference } from '../../src/server/database/reference.ts';
import type { KeyedDeps } from '../../src/server/deps.ts';
import { makeKeysKnown } from '../../src/server/keys/known-keys.ts';
import { Nudges } from '../../src/server/nudge/nudges.ts';
import { beginNewEpoch, tidy } from '../../src/server/open-data.ts';
import { plantSeeds } from '../../src/server/seeds/plant-seeds.ts';
import { newTestKeys, newTestWorld, seedFolder } from '../support/server.ts';
import type { Random } from './random.ts';
import { openInMemory, type SqlFile } from './sql-file.ts';
import { newTrouble } from './sql-trouble.ts';
import type { Time } from './time.ts';

export type Town = {
  readonly deps: () => KeyedDeps;
  readonly ask: (path: string, init: RequestInit) => Promise<Response>;
  readonly codeFor: (person: string) => Promise<string>;
  /** The person whom a cookie signs in, by id. */
  readonly whoIs: (cookie: string) => Promise<string | null>;
  readonly endSessions: (person: string) => Promise<unknown>;
  /** Falls over at the n-th statement from now, often in the midst of a transaction. */
  readonly fallOver: (after: number) => void;
  readonly restart: () => Promise<void>;
  readonly backUp: () => void;
  /** Back to the last backup, another life. */
  readonly restore: () => Promise<void>;
  readonly hasBackup: () => boolean;
  readonly close: () => Promise<void>;
};

let template: Promise<Uint8Array> | null = null;

/** Wards and venues play no part here, and are two thirds of what every phone is sent. */
const leftOut: readonly CollectionName[] = ['wards', 'premises', 'terms'];

/** The seeds, planted once a process. */
const templateBytes = (): Promise<Uint8Array> => {
  template ??= plantTemplate();
  return template;
};

async function plantTemplate(): Promise<Uint8Array> {
  const { database, bytes } = await openInMemory();
  const planted = await plantSeeds({ database, world: newTestWorld() }, seedFolder);
  if (!planted.ok) throw new Error(planted.fault.where);
  for (const name of leftOut) await writeReference(database, name, []);
  return bytes();
}

export async function newTown(time: Time, random: Random): Promise<Town> {
  const given = newTestWorld(random.below(2 ** 31));
  const world = { ...given, now: time.now };
  const trouble = newTrouble();
  let file: SqlFile = await openInMemory(await templateBytes());
  // What the administrator does by hand is done again until it is done.
  const keys = newTestKeys();
  const deps = (): KeyedDeps => ({ database: file.database, world, keys });
  const newApp = (): App => appOn({ world, keys, database: file.database });
  await makeKeysKnown(deps());
  let app = newApp();
  let backup: Uint8Array | null = null;

  return {
    deps,
    ask: (path, init) => trouble.during(async () => app.request(path, init)),
    codeFor: async (person) => (await makeLink(deps(), person)).path.replace('/join/', ''),
    whoIs: async (cookie) => {
      const who = await whoIs(deps(), cookie.slice(cookie.indexOf('=') + 1));
      return who.ok ? who.value.person.id : null;
    },
    endSessions: (person) => endSessions(deps(), person),
    fallOver: trouble.expect,
    restart: async () => {
      await tidy(deps());
      app = newApp();
    },
    backUp: () => {
      backup = file.bytes();
    },
    hasBackup: () => backup !== null,
    restore: async () => {
      if (!backup) return;
      trouble.expect(Number.POSITIVE_INFINITY);
      await closeDatabase(file.database);
      file = await openInMemory(backup);
      await beginNewEpoch(deps());
      await makeKeysKnown(deps());
      app = newApp();
    },
    close: () => closeDatabase(file.database),
  };
}

/** Nobody listens here: a nudge is never needed for what is right, and here only that is asked (S19). */
const appOn = (deps: KeyedDeps): App => {
  const log = () => {};
  const wakeAfter = () => () => {};
  return createApp({
    ...deps,
    files: new Map(),
    release: 'simulated',
    log,
    nudges: new Nudges({ ...deps, log, chance: () => 0, wakeAfter }),
    isBehindProxy: false,
  });
};
