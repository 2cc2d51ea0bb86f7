/** Tries to sign in that failed, by address: the one limit that holds across several servers. */
import type { Instant } from '../../domain/time.ts';
import { newLimiter, takeFrom, waitSecondsOf } from '../token-bucket.ts';
import { type Database, held, inTransaction } from './database.ts';

/** As `Limiter`, of which it is the slower kind. */
export type SharedLimiter = {
  readonly take: (key: string, now: Instant) => Promise<number>;
  readonly look: (key: string, now: Instant) => Promise<number>;
};

/** In the database where several servers may share it, in memory where there is one. */
export const newSignInLimiter = (database: Database, perMinute: number): SharedLimiter =>
  database.engine.hasManyWriters ? inDatabase(database, perMinute) : inMemory(perMinute);

/** Drops those whose buckets are long full again. */
export async function dropTriesBefore({ sql, engine }: Database, at: Instant): Promise<void> {
  if (engine.hasManyWriters) await sql.deleteFrom('sign_in_try').where('at', '<', at).execute();
}

function inMemory(perMinute: number): SharedLimiter {
  const limiter = newLimiter(perMinute);
  return {
    take: async (key, now) => limiter.take(key, now),
    look: async (key, now) => limiter.look(key, now),
  };
}

const inDatabase = (database: Database, perMinute: number): SharedLimiter => ({
  look: async (address, now) =>
    waitSecondsOf(await triesOf(database, address).executeTakeFirst(), { perMinute, now }),
  take: (address, now) =>
    inTransaction(database, async (within) => {
      await within.sql
        .insertInto('sign_in_try')
        .values({ address, tokens: perMinute, at: now })
        .onConflict((conflict) => conflict.column('address').doNothing())
        .execute();
      const before = await held(within, triesOf(within, address)).executeTakeFirst();
      const { bucket, waitSeconds } = takeFrom(before, { perMinute, now });
      await within.sql
        .updateTable('sign_in_try')
        .set(bucket)
        .where('address', '=', address)
        .execute();
      return waitSeconds;
    }),
});

const triesOf = ({ sql }: Database, address: string) =>
  sql.selectFrom('sign_in_try').select(['tokens', 'at']).where('address', '=', address);
