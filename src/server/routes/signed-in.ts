/** The session cookie, and who is behind it. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { fail, fault, type Result } from '../../domain/result.ts';
import type { Instant } from '../../domain/time.ts';
import { whoIs } from '../accounts/sign-in.ts';
import type { Who } from '../database/sessions.ts';
import type { Deps } from '../deps.ts';
import type { Env } from './env.ts';
import { refuse } from './refuse.ts';

/** `__Host-`: the browser itself refuses it with a domain, a path, or without Secure. */
const cookieName = '__Host-beatbook';
const attributes = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;

/** Lets through whoever is signed in, as `c.get('who')`; everybody else gets `signed-out`. */
export const signedInOnly = (deps: Deps) =>
  createMiddleware<Env>(async (c, next) => {
    const who = await whoAsks(c, deps);
    if (!who.ok) return refuse(c, who.fault);
    c.set('who', who.value);
    return next();
  });

export async function whoAsks(c: Context<Env>, deps: Deps): Promise<Result<Who>> {
  const token = getCookie(c, cookieName);
  return token ? whoIs(deps, token) : fail(fault('signed-out'));
}

export const giveCookie = (c: Context, token: string, now: Instant, endsAt: Instant): void =>
  setCookie(c, cookieName, token, { ...attributes, maxAge: Math.floor((endsAt - now) / 1000) });

export const takeCookie = (c: Context): void => {
  deleteCookie(c, cookieName, attributes);
};
