/** The real server as `npm start` runs it, with the benchmark's page in the app's place, filled past its rules. */
import { randomBytes, randomUUID } from 'node:crypto';
import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { makeLink } from '../../../src/server/accounts/links.ts';
import { closeDatabase, openDatabase } from '../../../src/server/database/database.ts';
import { savePerson } from '../../../src/server/database/people.ts';
import {
  insertRecords,
  type NewRecord,
  readRecords,
  saveRecords,
} from '../../../src/server/database/records.ts';
import type { World } from '../../../src/server/world.ts';
import { changeReference } from '../../support/server-data.ts';
import { checkout, type ServerProcess, startServer } from '../../support/server-process.ts';
import { officer, reader } from './bench-records.ts';
import { type Content, contentOf } from './digest.ts';

const world: World = { now: Date.now, newId: randomUUID, randomBytes };
const partnership = 'maidstone';

export type OurServer = AsyncDisposable & {
  readonly url: string;
  /** A code to sign in with, once. */
  readonly codeFor: (person: string) => Promise<string>;
  /** Stores changed records, each at the end of all positions, in one transaction. */
  readonly change: (records: readonly NewRecord[]) => Promise<void>;
  readonly content: () => Promise<Content>;
};

/** `root` is a release's folder: see `layRoot`. *Undo* holds nothing back: it is no part of any time. */
export async function startOurs(root: string, records: readonly NewRecord[]): Promise<OurServer> {
  const server = await startServer({ root });
  await server.stop();
  const policy = { undoSeconds: 0 };
  await changeReference(server, {
    collection: 'partnership',
    id: partnership,
    change: (it) => ({ ...it, policy: { ...(it.policy as object), ...policy } }),
  });
  await fill(server, records);
  await server.start(root);
  const database = await openAt(server);
  return {
    url: server.url,
    codeFor: async (person) =>
      (await makeLink({ database, world }, person)).path.split('/').at(-1) ?? '',
    change: (changed) => saveRecords(database, changed),
    content: async () =>
      contentOf((await readRecords(database, ['incident'])).map(({ fields }) => fields)),
    async [Symbol.asyncDispose]() {
      await closeDatabase(database);
      await server[Symbol.asyncDispose]();
    },
  };
}

const openAt = ({ place }: ServerProcess) => openDatabase(place);

async function fill(server: ServerProcess, records: readonly NewRecord[]): Promise<void> {
  const database = await openAt(server);
  for (const person of [officer, reader]) {
    await savePerson(database, { person, partnership, isActive: true, isSeeded: false });
  }
  if (records.length > 0) await insertRecords(database, records);
  await closeDatabase(database);
}

/** What `main.ts` needs around it; the page goes to `dist` in it. */
export async function layRoot(folder: string): Promise<void> {
  for (const part of ['src', 'seeds', 'package.json']) {
    await cp(join(checkout, part), join(folder, part), { recursive: true });
  }
  await symlink(join(checkout, 'node_modules'), join(folder, 'node_modules'));
}
