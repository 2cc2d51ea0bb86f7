/**
 * `npm run simulate -- --seeds N [--from S] [--bug NAME]` runs N seeds; `--prove` plants each bug in turn
 * and looks for the first seed that catches it.
 */
import { parseArgs } from 'node:util';
import { crewSize, hire, share } from './crew.ts';
import { proveAll } from './prove.ts';
import type { Report } from './simulate.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    bug: { type: 'string' },
    prove: { type: 'boolean', default: false },
    trace: { type: 'boolean', default: false },
  },
});

/** The end of a long story. */
const traceLinesMax = 40;

const { passed, failed } = values.prove ? await proveAll() : await runSeeds();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function runSeeds(): Promise<{ passed: number; failed: number }> {
  const from = Number(values.from);
  const count = Number(values.seeds);
  const began = performance.now();
  const totals = new Map<string, number>();
  let failed = 0;
  const crew = await Promise.all(Array.from({ length: crewSize }, () => hire(values.bug)));
  await share(seedsFrom(from, count), crewSize, async (seed, worker) => {
    const report = await crew[worker]?.run(seed);
    if (!report) return;
    for (const [what, times] of Object.entries(report.counts)) {
      totals.set(what, (totals.get(what) ?? 0) + times);
    }
    if (report.violation) failed += 1;
    if (report.violation || values.trace) print(report);
  });
  for (const worker of crew) worker.stop();
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log([...totals].map(([what, times]) => `${what} ${times}`).join(' · '));
  console.log(`${count} seeds in ${seconds} s`);
  return { passed: count - failed, failed };
}

function* seedsFrom(from: number, count: number): Generator<number> {
  for (let seed = from; seed < from + count; seed++) yield seed;
}

function print({ seed, violation, trace }: Report): void {
  const lines = values.trace ? trace : trace.slice(-traceLinesMax);
  console.log(`\nseed ${seed}: ${violation?.invariant ?? 'all is well'}`);
  if (violation) console.log(violation.what);
  console.log(`${lines.join('\n')}\n`);
}
