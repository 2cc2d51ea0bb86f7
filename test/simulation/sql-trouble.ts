/** A server that falls over at its n-th statement, as one that is killed: what was begun is undone. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { SqliteTurns } from '../../src/server/database/sqlite-turns.ts';

export type Trouble = {
  /** What the server does, with trouble to come; what is asked beside it meets none. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
  readonly expect: (afterStatements: number) => void;
};

const meeting = new AsyncLocalStorage<() => void>();
const { run } = SqliteTurns.prototype;

// Beneath everything that may ask: not every statement is put together by the same hand.
SqliteTurns.prototype.run = async function (connection, query) {
  meeting.getStore()?.();
  return run.call(this, connection, query);
};

export function newTrouble(): Trouble {
  let left = Number.POSITIVE_INFINITY;
  const meet = () => {
    left -= 1;
    if (left > 0) return;
    left = Number.POSITIVE_INFINITY;
    throw new Error('The server falls over.');
  };
  return {
    during: (work) => meeting.run(meet, work),
    expect: (afterStatements) => {
      left = afterStatements;
    },
  };
}
