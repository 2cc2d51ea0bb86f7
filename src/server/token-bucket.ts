/**
 * How often is too often: a bucket of tokens that refills evenly. Kept in memory, because a restart
 * may forgive everybody; tries to sign in are also kept where several servers see them
 * (`database/sign-in-tries.ts`).
 */
import { type Instant, minuteMs } from '../domain/time.ts';

export type Bucket = { readonly tokens: number; readonly at: Instant };

export type Limiter = {
  /** 0 if there is a token for `key`, which is taken; otherwise the seconds until there is one. */
  readonly take: (key: string, now: Instant) => number;
  /** As `take`, but leaves the token where it is. */
  readonly look: (key: string, now: Instant) => number;
};

/** Buckets remembered: at 100 bytes each about 1 MB. */
const keysMax = 10_000;

export function newLimiter(perMinute: number): Limiter {
  const buckets = new Map<string, Bucket>();
  const at = (now: Instant) => ({ perMinute, now });
  return {
    look: (key, now) => waitSecondsOf(buckets.get(key), at(now)),
    take(key, now) {
      const { bucket, waitSeconds } = takeFrom(buckets.get(key), at(now));
      // The longest unused goes first: a Map keeps the order in which keys were set.
      buckets.delete(key);
      if (buckets.size >= keysMax) buckets.delete(buckets.keys().next().value ?? '');
      buckets.set(key, bucket);
      return waitSeconds;
    },
  };
}

type Rate = { readonly perMinute: number; readonly now: Instant };

/** 0 if there is a token in the bucket; otherwise the seconds until there is one. */
export const waitSecondsOf = (bucket: Bucket | undefined, rate: Rate): number =>
  takeFrom(bucket, rate).waitSeconds;

/** The bucket after a token was taken, if it had one. Whoever has none yet has a full one. */
export function takeFrom(
  bucket: Bucket | undefined,
  { perMinute, now }: Rate,
): { readonly bucket: Bucket; readonly waitSeconds: number } {
  const { tokens: before, at } = bucket ?? { tokens: perMinute, at: now };
  const gained = (Math.max(0, now - at) * perMinute) / minuteMs;
  const tokens = Math.min(perMinute, before + gained);
  return tokens >= 1
    ? { bucket: { tokens: tokens - 1, at: now }, waitSeconds: 0 }
    : { bucket: { tokens, at: now }, waitSeconds: Math.ceil(((1 - tokens) * 60) / perMinute) };
}
