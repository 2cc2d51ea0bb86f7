/**
 * What the server says to a phone that listens, and how much of it (S19): nothing but names of events,
 * so that there is nothing to see for whoever looks, and nothing lost where it does not come.
 */
import type { Instant } from '../domain/time.ts';

export const nudgePath = '/api/nudge';

/**
 * `nudge`: there is something for you to pull. `beat`: I am here, and I am looking; a comment would
 * be a heartbeat too, but a page never hears of those, and could not tell a stream from a dead one.
 */
export const nudgeEvents = ['beat', 'nudge'] as const;
export type NudgeEvent = (typeof nudgeEvents)[number];

/** Below the 30 to 60 s after which proxies and phone masts drop what is silent. */
export const beatMs = 25_000;
/** Two beats and a slow wire: then the stream is taken for dead, though nobody said so. */
export const silenceMsMax = 60_000;

/** Room for one pull at the server: a hundred a second, a third of what it does on two cores. */
const roomMs = 10;
const spreadMsMax = 10_000;
const gapMsMin = 10_000;

/** Over how long nudges that are due at one moment are spread. */
export const spreadMsOf = (concerned: number): number => Math.min(spreadMsMax, concerned * roomMs);

/**
 * How far apart the nudges of one listener are: six a minute, so that 200 phones behind one address
 * stay far below what an address may ask; with more than 1,000 listeners ever further.
 */
export const gapMsOf = (listening: number): number => Math.max(gapMsMin, listening * roomMs);

const firstListenMs = 15_000;
const longestListenMs = 15 * 60 * 1000;
const soonestListenMs = 1000;

/**
 * When to listen again after a stream ended: with full jitter, and widely from the first time on,
 * because all streams of a server that is started again end at one moment. `chance` is 0…1.
 */
export function nextListenAt(now: Instant, failures: number, chance: number): Instant {
  const ceilingMs = Math.min(longestListenMs, firstListenMs * 2 ** Math.min(failures, 20));
  return now + Math.max(soonestListenMs, Math.round(ceilingMs * chance));
}
