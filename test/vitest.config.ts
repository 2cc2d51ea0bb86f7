import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  cacheDir: join(import.meta.dirname, '../node_modules/.cache/vitest'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // A test that is left out, or that leaves the others out, proves nothing: `support/reporter.ts` fails it.
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/journeys/**'],
          environment: 'node',
          sequence: { groupOrder: 0 },
        },
      },
      {
        // The rules of sync, of sight and of sign-in once more, on the other database.
        extends: true,
        test: {
          name: 'postgres',
          include: [
            'test/server/{round-trip,push,pull,edits,referrals,accounts,receipts,photos,cleared}.test.ts',
            'test/journals/*.test.ts',
          ],
          setupFiles: ['test/support/on-postgres.ts'],
          environment: 'node',
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          environment: 'node',
          // One browser at a time, after the unit tests: two would starve each other on a small machine.
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Once more on two servers with one PostgreSQL: the journeys whose outcome lies in the database (what
        // was written offline, on two phones, in chaos, refused, signed out). What pages decide is the same on either.
        extends: true,
        test: {
          name: 'journeys-postgres',
          include: [
            'test/journeys/{offline-shift,two-phones,refused,sign-in-ended,photos,chaos}.test.ts',
          ],
          setupFiles: ['test/support/journeys-on-postgres.ts'],
          // Each phone and one of the servers die once.
          env: { CHAOS_ROUNDS: process.env.CHAOS_ROUNDS ?? '4' },
          environment: 'node',
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
