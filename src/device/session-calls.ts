/** Signing in and out: what the server is asked, and what is kept of its answer. Its schemas are heavy, and the first page works without them. */

import type { Person } from '../domain/people.ts';
import { ok, type Result } from '../domain/result.ts';
import { type SignInReply, type SignInRequest, signInReplySchema } from '../sync/accounts.ts';
import { deviceNameOf } from './device-name.ts';
import { writeSignedIn } from './device-storage.ts';
import { changeMeta } from './meta.ts';
import { dropPages } from './pages.ts';
import type { PersonStorage } from './person-storage.ts';
import type { Platform } from './platform.ts';
import type { Cleared, DeviceTables } from './rows.ts';
import { callServer, tellServer } from './server-calls.ts';
import type { Store } from './store.ts';
import type { World } from './world.ts';

const path = '/api/session';
const goodbyeMs = 10_000;

/** The link's code for a session. Needs a signal, as nothing else on this phone does. */
export function askForSession(
  { world, platform }: { readonly world: World; readonly platform: Platform },
  asked: Omit<SignInRequest, 'device'>,
): Promise<Result<SignInReply>> {
  const device = platform.deviceName ?? deviceNameOf(navigator.userAgent);
  return callServer(world, { method: 'POST', path, body: { ...asked, device } }, signInReplySchema);
}

/**
 * Whom the browser's cookie signs in, should it have cleared everything else (S17); `null` where there is
 * something: who signs out stays known.
 */
export async function askIfBlank(
  world: World,
  store: Store<DeviceTables>,
): Promise<Result<SignInReply> | null> {
  const people = await store.read((tables) => tables.people.all());
  if (!people.ok || people.value.length > 0) return null;
  return callServer(world, { method: 'GET', path }, signInReplySchema);
}

/** From here on the phone is theirs, though nobody can see it yet. */
export async function keepSession(
  device: Store<DeviceTables>,
  storage: PersonStorage,
  { person, signInEndsAt }: SignInReply,
  cleared: Cleared | null,
): Promise<Result<Person>> {
  const begun = await storage.write((tables) =>
    changeMeta(tables, { person, signInEndsAt, isSignedOut: false, cleared }),
  );
  if (!begun.ok) return begun;
  const { id, name, role } = person;
  const kept = await writeSignedIn(device, { id, name, role, signInEndsAt });
  return kept.ok ? ok(person) : kept;
}

/** What was pulled goes; what its author wrote stays for them, sent or not, with the drafts and their tracks (S8, S14). */
export async function endWork(
  device: Store<DeviceTables>,
  storage: PersonStorage,
): Promise<Result<null>> {
  const ended = await storage.write(async (tables) => {
    await dropPages(tables);
    await tables.meta.remove(['names', 'covered']);
    const gone = { person: null, signInEndsAt: null, cursor: null, coveredVersion: null };
    await changeMeta(tables, { ...gone, isSignedOut: true });
  });
  if (!ended.ok) return ended;
  const forgotten = await writeSignedIn(device, null);
  return forgotten.ok ? ok(null) : forgotten;
}

/** Best effort: with no signal the session ends at the server when its days are over. */
export const endSession = (world: World): Promise<Result<null>> =>
  tellServer(world, { method: 'DELETE', path, patienceMs: goodbyeMs });
