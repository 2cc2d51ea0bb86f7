/** Signing in and out: what the server is told, and what stays on this phone (S8, S14). */
import type { Person } from '../domain/people.ts';
import { fail, fault, type Result } from '../domain/result.ts';
import type { SignInReply, SignInRequest } from '../sync/accounts.ts';
import { changeMeta } from './meta.ts';
import { dropPages } from './pages.ts';
import type { PersonStorage } from './person-storage.ts';
import type { KnownPerson } from './rows.ts';
import type { World } from './world.ts';

const path = '/api/session';
const goodbyeMs = 10_000;

/** The link's code for a session. Needs a signal, as nothing else on this phone does. */
export async function askForSession(
  world: World,
  request: SignInRequest,
): Promise<Result<SignInReply>> {
  const calls = await loadCalls();
  if (!calls) return fail(fault('offline'));
  const [{ callServer }, { signInReplySchema }] = calls;
  return callServer(world, { method: 'POST', path, body: request }, signInReplySchema);
}

/** Best effort: with no signal the session ends at the server when its days are over. */
export async function endSession(world: World): Promise<void> {
  const calls = await loadCalls();
  await calls?.[0].tellServer(world, { method: 'DELETE', path, patienceMs: goodbyeMs });
}

/** Their schemas are heavy, and the first page works without them. */
async function loadCalls() {
  try {
    return await Promise.all([import('./server-calls.ts'), import('../sync/accounts.ts')]);
  } catch {
    // The app was updated beneath this page; after a reload it is there.
    return null;
  }
}

export const beginWork = (
  storage: PersonStorage,
  { person, signInEndsAt }: SignInReply,
): Promise<Result<unknown>> =>
  storage.write((tables) => changeMeta(tables, { person, signInEndsAt, isSignedOut: false }));

/** What was pulled goes; what its author wrote stays for them, sent or not, with the drafts. */
export const endWork = (storage: PersonStorage): Promise<Result<void>> =>
  storage.write(async (tables) => {
    await dropPages(tables);
    await tables.meta.remove(['names']);
    await changeMeta(tables, { person: null, signInEndsAt: null, cursor: null, isSignedOut: true });
  });

export const toKnown = ({ id, name, role }: Person, signInEndsAt: number): KnownPerson => ({
  id,
  name,
  role,
  signInEndsAt,
});
