/** What a reader must know of the machine: numbers of different runs can't be compared. */
import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, release } from 'node:os';
import { startBrowser } from '../../support/browser.ts';
import { checkout } from '../../support/server-process.ts';

export async function machineLine(): Promise<string> {
  await using started = await startBrowser();
  const parts = [
    `${availableParallelism()} × ${cpus()[0]?.model.trim()}`,
    `Linux ${release()}`,
    `Node ${process.version}`,
    `Chromium ${started.browser.version()}`,
    `commit ${commit()}`,
  ];
  return parts.join(', ');
}

/** Above one a processor, times are also those of the queue before it. */
export const loadLine = (): string => {
  const [lastMinute = 0] = loadavg();
  return `load-per-processor ${(lastMinute / availableParallelism()).toFixed(2)} x`;
};

const commit = (): string => {
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: checkout, encoding: 'utf8' }).trim();
  const isChanged = git('status', '--porcelain', 'src') !== '';
  return `${git('rev-parse', '--short', 'HEAD')}${isChanged ? ' with changes in src' : ''}`;
};
