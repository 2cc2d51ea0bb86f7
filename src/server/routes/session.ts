/** Signing in by a one-time link, asking who one is, and signing out. */
import { type Context, Hono } from 'hono';
import { type SignInReply, signInRequestSchema } from '../../sync/accounts.ts';
import { signIn, signOut } from '../accounts/sign-in.ts';
import type { Who } from '../database/sessions.ts';
import { newSignInLimiter } from '../database/sign-in-tries.ts';
import type { AppDeps, Env } from './env.ts';
import { readMessage } from './json-body.ts';
import { limitFailures, perMinute } from './rate-limit.ts';
import { refuse } from './refuse.ts';
import { giveCookie, takeCookie, whoAsks } from './signed-in.ts';

export function sessionRoutes(deps: AppDeps): Hono<Env> {
  const limiter = newSignInLimiter(deps.database, perMinute.signIn);
  return new Hono<Env>()
    .post('/', limitFailures(deps, limiter), (c) => handleSignIn(c, deps))
    .get('/', (c) => handleWhoAmI(c, deps))
    .delete('/', (c) => handleSignOut(c, deps));
}

async function handleSignIn(c: Context<Env>, deps: AppDeps): Promise<Response> {
  const request = await readMessage(c, signInRequestSchema);
  if (!request.ok) return refuse(c, request.fault);
  const signedIn = await signIn(deps, request.value);
  if (!signedIn.ok) return refuse(c, signedIn.fault);
  // Whoever was signed in with this browser before is not any longer.
  const before = await whoAsks(c, deps);
  if (before.ok) await signOut(deps, before.value);
  const { token, session } = signedIn.value;
  giveCookie(c, token, deps.world.now(), session.endsAt);
  return c.json(replyFor(signedIn.value), 201);
}

async function handleWhoAmI(c: Context<Env>, deps: AppDeps): Promise<Response> {
  const who = await whoAsks(c, deps);
  return who.ok ? c.json(replyFor(who.value)) : refuse(c, who.fault);
}

/** Signing out twice is no fault. */
async function handleSignOut(c: Context<Env>, deps: AppDeps): Promise<Response> {
  const who = await whoAsks(c, deps);
  if (who.ok) await signOut(deps, who.value);
  takeCookie(c);
  return c.body(null, 204);
}

const replyFor = ({ person, session }: Who): SignInReply => ({
  person,
  signInEndsAt: session.endsAt,
});
