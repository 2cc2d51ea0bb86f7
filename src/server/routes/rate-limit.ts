/** How often each kind of request may be made, by whom (ASVS 5.0 2.4.1, 6.3.1). */
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { fault } from '../../domain/result.ts';
import type { SharedLimiter } from '../database/sign-in-tries.ts';
import { type Limiter, newLimiter } from '../token-bucket.ts';
import type { AppDeps, Env } from './env.ts';
import { refuse } from './refuse.ts';

/** Requests a minute, at each server; `signIn` at all of them together. */
export const perMinute = {
  /**
   * By address: a whole station may sit behind one. After a restart each of 200 phones listens again
   * and pulls once or twice, 600 in a minute; nudged as often as may be, six pulls each, 1,200.
   */
  anything: 3000,
  /** By address, failed tries only: thirty officers at one briefing all get in. */
  signIn: 10,
  /** By session: a queue of 1,000 records is three batches, ten from release 0.1. */
  sync: 120,
  /** A phone waits 15 s and ever longer between its tries to listen; a few windows share a session. */
  nudge: 30,
  /** By session: 75 photos at once, then ten parts a second. */
  photos: 600,
  people: 60,
  figures: 30,
  receipts: 60,
  rescue: 30,
} as const;

type Deciding = Pick<AppDeps, 'world' | 'isBehindProxy'>;

/** By address, whoever it is. */
export const limitByAddress = (deps: Deciding, limiter: Limiter) =>
  createMiddleware<Env>(async (c, next) => {
    const waitSeconds = limiter.take(addressOf(c, deps.isBehindProxy), deps.world.now());
    return waitSeconds ? refuseForNow(c, waitSeconds) : next();
  });

/** By session; comes after `signedInOnly`. */
export const limitBySession = (deps: Deciding, kind: keyof typeof perMinute) => {
  const limiter = newLimiter(perMinute[kind]);
  return createMiddleware<Env>(async (c, next) => {
    const waitSeconds = limiter.take(c.get('who').session.id, deps.world.now());
    return waitSeconds ? refuseForNow(c, waitSeconds) : next();
  });
};

/** By address, and only tries that fail count. */
export const limitFailures = (deps: Deciding, limiter: SharedLimiter) =>
  createMiddleware<Env>(async (c, next) => {
    const address = addressOf(c, deps.isBehindProxy);
    const waitSeconds = await limiter.look(address, deps.world.now());
    if (waitSeconds) return refuseForNow(c, waitSeconds);
    await next();
    if (c.res.status >= 400) await limiter.take(address, deps.world.now());
    return undefined;
  });

const refuseForNow = (c: Context, retryAfterSeconds: number): Response =>
  refuse(c, { ...fault('too-often'), retryAfterSeconds });

/** The nearest address that our own proxy wrote: what stands before it, the caller may have made up. */
function addressOf(c: Context<Env>, isBehindProxy: boolean): string {
  const forwarded = isBehindProxy ? c.req.header('x-forwarded-for') : undefined;
  const nearest = forwarded?.split(',').at(-1)?.trim();
  return nearest || c.env?.incoming?.socket.remoteAddress || 'unknown';
}
