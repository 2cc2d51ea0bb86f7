/** A process that runs seeds: everything of this folder that knows the sources is loaded behind the patches. */
import { bugOf } from './bugs.ts';
import type { Answered, Asked } from './crew.ts';
import { plant } from './patches.ts';
import { smallLimits } from './small-limits.ts';
import { takeOverTurns } from './turns.ts';

const [, , bug] = process.argv;
takeOverTurns();
plant([...smallLimits, ...(bug ? bugOf(bug).patches : [])]);

const answer = (answered: Answered): void => void process.send?.(answered);

try {
  const { simulate } = await import('./simulate.ts');
  process.on('message', ({ seed }: Asked) => {
    void simulate(seed).then((report) => answer({ report }));
  });
  // What a seed leaves behind when it is over is nobody's any more.
  process.on('unhandledRejection', () => undefined);
  answer({ isReady: true });
} catch (error) {
  answer({ trouble: (error as Error).stack ?? String(error) });
}
