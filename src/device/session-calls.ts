/** What the server is asked about signing in and out. Its schemas are heavy, and the first page works without them. */

import type { Result } from '../domain/result.ts';
import { type SignInReply, type SignInRequest, signInReplySchema } from '../sync/accounts.ts';
import { deviceNameOf } from './device-name.ts';
import type { DeviceTables } from './rows.ts';
import { callServer, tellServer } from './server-calls.ts';
import type { Store } from './store.ts';
import type { World } from './world.ts';

export const deviceName = (): string => deviceNameOf(navigator.userAgent);

const path = '/api/session';
const goodbyeMs = 10_000;

/** The link's code for a session. Needs a signal, as nothing else on this phone does. */
export const askForSession = (world: World, body: SignInRequest): Promise<Result<SignInReply>> =>
  callServer(world, { method: 'POST', path, body }, signInReplySchema);

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

/** Best effort: with no signal the session ends at the server when its days are over. */
export const endSession = (world: World): Promise<Result<null>> =>
  tellServer(world, { method: 'DELETE', path, patienceMs: goodbyeMs });
