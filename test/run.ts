// `npm test`: the checks, the unit tests and the journeys in a real browser. The last line says how it
// went: "N passed, N failed". Arguments go to Vitest: `npm test -- test/sync`.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { runChecks } from './check.ts';
import { haveChromium } from './support/have-chromium.ts';
import { havePostgres } from './support/have-postgres.ts';
import type { Totals } from './support/reporter.ts';

const root = join(import.meta.dirname, '..');

const chromium = await haveChromium();
havePostgres();
const checksFailed = runChecks();
const { passed, failed } = await runTests({ ...process.env, CHROMIUM_PATH: chromium });

if (passed + failed === 0) console.log('✗ No test was found.');
console.log(`\n${passed} passed, ${failed + checksFailed} failed`);
process.exitCode = passed > 0 && failed + checksFailed === 0 ? 0 : 1;

function runTests(env: NodeJS.ProcessEnv): Promise<Totals> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const config = join(root, 'test', 'vitest.config.ts');
  const reporter = join(root, 'test', 'support', 'reporter.ts');
  const options = ['run', `--config=${config}`, `--reporter=${reporter}`, ...process.argv.slice(2)];
  return new Promise((resolve) => {
    let heard: Totals | undefined;
    const child = fork(vitest, options, { cwd: root, env });
    child.on('message', (totals) => {
      heard = totals as Totals;
    });
    child.on('exit', (code) => resolve(totalsAfter(heard, code)));
  });
}

/** Vitest may break off before it reports, or find a fault that is no test's: neither may look like success. */
function totalsAfter(heard: Totals | undefined, code: number | null): Totals {
  const totals = heard ?? { passed: 0, failed: 0 };
  if (heard && (code === 0 || totals.failed > 0)) return totals;
  console.log(`✗ Vitest ended with code ${code}${heard ? '' : ' before it could report'}.`);
  return { ...totals, failed: totals.failed + 1 };
}
