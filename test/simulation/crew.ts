/** Two processes that run seeds, one for each core. */
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Report } from './simulate.ts';

export type Asked = { readonly seed: number };
export type Answered =
  | { readonly isReady: true }
  | { readonly report: Report }
  | { readonly trouble: string };

export type Worker = {
  readonly run: (seed: number) => Promise<Report>;
  readonly stop: () => void;
};

const workerFile = join(import.meta.dirname, 'worker.ts');

export const crewSize = Math.min(2, availableParallelism());

/** Rejects where the sources do not load, or a planted bug no longer fits. */
export async function hire(bug = ''): Promise<Worker> {
  // Dexie says on stderr when it opens a database anew.
  const child = fork(workerFile, [bug], { stdio: ['ignore', 'inherit', 'ignore', 'ipc'] });
  await answerOf(child);
  return {
    run: async (seed) => {
      child.send({ seed } satisfies Asked);
      const answer = await answerOf(child);
      if ('report' in answer) return answer.report;
      throw new Error('The worker answered something else.');
    },
    stop: () => child.kill(),
  };
}

function answerOf(child: ChildProcess): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const heard = (answer: Answered) => {
      leave();
      if ('trouble' in answer) reject(new Error(answer.trouble));
      else resolve(answer);
    };
    const gone = (code: number | null) => {
      leave();
      reject(new Error(`The worker ended with ${code}.`));
    };
    const leave = () => {
      child.off('message', heard);
      child.off('exit', gone);
    };
    child.on('message', heard);
    child.on('exit', gone);
  });
}

/** Runs `work` for each item, as many at a time as there are workers. */
export async function share<Item>(
  items: Iterable<Item>,
  worksAtOnce: number,
  work: (item: Item, worker: number) => Promise<void>,
): Promise<void> {
  const left = items[Symbol.iterator]();
  const one = async (worker: number): Promise<void> => {
    for (let next = left.next(); !next.done; next = left.next()) await work(next.value, worker);
  };
  await Promise.all(Array.from({ length: worksAtOnce }, (_, worker) => one(worker)));
}
