/**
 * How often is too often: a bucket of tokens that refills evenly. Kept in memory, because a restart
 * may forgive everybody.
 */
import { type Instant, minuteMs } from '../domain/time.ts';

type Bucket = { tokens: number; at: Instant };

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
  const filled = (key: string, now: Instant): Bucket => {
    const bucket = buckets.get(key) ?? { tokens: perMinute, at: now };
    const gained = (Math.max(0, now - bucket.at) * perMinute) / minuteMs;
    return { tokens: Math.min(perMinute, bucket.tokens + gained), at: now };
  };
  const waitOf = ({ tokens }: Bucket): number =>
    tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 60) / perMinute);
  return {
    look: (key, now) => waitOf(filled(key, now)),
    take(key, now) {
      const bucket = filled(key, now);
      const waitSeconds = waitOf(bucket);
      if (waitSeconds === 0) bucket.tokens -= 1;
      // The longest unused goes first: a Map keeps the order in which keys were set.
      buckets.delete(key);
      if (buckets.size >= keysMax) buckets.delete(buckets.keys().next().value ?? '');
      buckets.set(key, bucket);
      return waitSeconds;
    },
  };
}
