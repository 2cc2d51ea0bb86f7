/** The server's composition root: clock, chance, disk and socket come in here and nowhere else. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import packageJson from '../../package.json' with { type: 'json' };
import { faultWords } from '../domain/result.ts';
import { hourMs } from '../domain/time.ts';
import { makeStartLinks } from './accounts/links.ts';
import { createApp } from './app.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { closeDatabase } from './database/database.ts';
import { mustReadReference } from './database/reference.ts';
import { isDemonstration } from './database/settings.ts';
import type { Deps, KeyedDeps } from './deps.ts';
import { openKeys } from './keys/key-file.ts';
import { makeKeysKnown } from './keys/known-keys.ts';
import { keyNotesOf } from './keys/notes.ts';
import { type Log, troubleLineOf } from './log.ts';
import { Nudges } from './nudge/nudges.ts';
import { beginNewEpoch, demonstrate, openData, tidy } from './open-data.ts';
import { plantSeeds } from './seeds/plant-seeds.ts';
import { readStaticFiles } from './static-files.ts';
import { linksText } from './welcome.ts';
import type { World } from './world.ts';

const root = join(import.meta.dirname, '../..');
const world: World = { now: Date.now, newId: randomUUID, randomBytes };
const log: Log = (line) => console.log(JSON.stringify(line));
/** Requests under way get this long to finish when the server is told to stop. */
const goodbyeMs = 5000;

const given = parseArguments(process.argv.slice(2), process.env);
if (typeof given === 'string') stop(given);
await start(given).catch(stopFor);

async function start(given: Arguments): Promise<void> {
  const database = await openData(given.data, given.databaseUrl);
  const opened = await openKeys(given.keys, world);
  if (!opened.ok) stop(opened.fault);
  const deps: KeyedDeps = { world, database, keys: opened.value.keys };
  const seeded = await plantSeeds(deps, join(root, 'seeds'));
  if (!seeded.ok) {
    stop(`The seeds can't be read. ${faultWords[seeded.fault.code]}\n${seeded.fault.where ?? ''}`);
  }
  if (given.isRestored) await beginNewEpoch(deps);
  if (given.isDemonstration) await demonstrate(deps);
  await tidy(deps);
  const notes = keyNotesOf(opened.value, { path: given.keys, others: await makeKeysKnown(deps) });
  for (const note of notes) console.log(note);
  const nudges = new Nudges({ ...deps, log, chance: Math.random, wakeAfter });
  const app = createApp({
    ...deps,
    nudges,
    files: readStaticFiles(join(root, 'dist')),
    release: packageJson.version,
    log,
    isBehindProxy: given.isBehindProxy,
  });
  const server = serve(
    { fetch: app.fetch, port: given.port, ...(given.host && { hostname: given.host }) },
    ({ port }) => welcome(deps, port).catch(stopFor),
  ) as Server;
  server.on('error', (error: NodeJS.ErrnoException) => stop(portTrouble(error, given.port)));
  // What can't be tidied now can be in an hour: an import may hold the database.
  setInterval(() => tidy(deps).catch(tell), hourMs).unref();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => close(server, deps, nudges));
  }
}

/** The links first: whoever waits for the last line has them all. */
async function welcome(deps: KeyedDeps, port: number): Promise<void> {
  const url = `http://localhost:${port}`;
  const { timeZone, name } = (await mustReadReference(deps.database)).content.partnership;
  const isInvented = await isDemonstration(deps.database);
  console.log(`\n${name}${isInvented ? ': a demonstration, with invented records' : ''}`);
  console.log(`Its records are in ${deps.database.engine.place}.\n`);
  console.log(`Receipts are signed with the key ${deps.keys.receipt.id}.\n`);
  console.log(linksText(await makeStartLinks(deps), url, timeZone));
  console.log(`Beatbook ${packageJson.version} is at ${url} (Ctrl+C stops it).\n`);
}

function close(server: Server, { database }: Deps, nudges: Nudges): void {
  nudges.close();
  setTimeout(() => server.closeAllConnections(), goodbyeMs).unref();
  server.close(() => {
    closeDatabase(database).then(() => process.exit(0), stopFor);
  });
  server.closeIdleConnections();
}

function wakeAfter(delayMs: number, wake: () => void): () => void {
  const timer = setTimeout(wake, delayMs);
  return () => clearTimeout(timer);
}

const portTrouble = ({ code, message }: NodeJS.ErrnoException, port: number): string =>
  code === 'EADDRINUSE'
    ? `Port ${port} is in use. Start with another one: PORT=8788 npm start`
    : `Beatbook can't listen on port ${port}: ${message}`;

const tell = (error: Error): void => log(troubleLineOf(error, new Date(world.now()).toISOString()));

/** What the machine or the database says is for whoever starts the server; the rest is a bug of ours. */
function stopFor(error: NodeJS.ErrnoException): never {
  return stop(
    `Beatbook can't go on: ${error.code ? error.message : (error.stack ?? error.message)}`,
  );
}

function stop(reason: string): never {
  console.error(reason);
  process.exit(1);
}
