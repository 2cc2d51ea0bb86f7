/** The database is put back to a backup while a phone's request is under way. */
import { afterEach, expect, test } from 'vitest';
import type { Database } from '../../src/server/database/database.ts';
import { writeSetting } from '../../src/server/database/settings.ts';
import { newChange } from '../support/changes.ts';
import { place } from '../support/place.ts';
import { newTestServer } from '../support/server.ts';

const openUsually = place.open;
afterEach(() => {
  place.open = openUsually;
});

const newLife = (database: Database) => writeSetting(database, 'epoch', 'another life');

/** A server whose next transaction, once armed, has a restore right before or right after it. */
async function newServerRestored(when: 'before' | 'after') {
  const database = await openUsually();
  let isArmed = false;
  const begin = database.sql.transaction.bind(database.sql);
  const transaction = () => ({
    execute: async (work: (sql: Database['sql']) => Promise<unknown>) => {
      const isNow = isArmed;
      isArmed = false;
      if (isNow && when === 'before') await newLife(database);
      const done = await begin().execute(work);
      if (isNow && when === 'after') await newLife(database);
      return done;
    },
  });
  Object.assign(database.sql, { transaction });
  place.open = async () => database;
  const server = await newTestServer();
  return {
    server,
    arm: () => {
      isArmed = true;
    },
  };
}

test('[S13] a restore between a request’s arrival and its changes: none of them is taken', async () => {
  const { server, arm } = await newServerRestored('before');
  const olive = await server.signIn('olive-officer');
  const { epoch } = await olive.sync();
  arm();
  const reply = await olive.sync({ epoch, changes: [newChange('late', 1)] });
  expect(reply).toMatchObject({ epoch: 'another life', outcomes: [], appliedSeq: 0 });
});

test('[S13] a restore between changes and their reply: the reply tells the life in which they were taken', async () => {
  const { server, arm } = await newServerRestored('after');
  const olive = await server.signIn('olive-officer');
  const { epoch, cursor } = await olive.sync();
  arm();
  const reply = await olive.sync({ epoch, cursor, changes: [newChange('lost', 1)] });
  expect(reply.outcomes).toMatchObject([{ result: 'applied' }]);
  // Told the new one, the phone would hold them for received there, and never send them again.
  expect(reply.epoch).toBe(epoch);
  const next = await olive.sync({ epoch: reply.epoch, cursor: reply.cursor });
  expect(next).toMatchObject({ epoch: 'another life', isReset: true });
});
