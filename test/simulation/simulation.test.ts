/** A fixed list of seeds, what they proved to hold, and the proof that they could have failed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bugs } from './bugs.ts';
import { crewSize, hire, share, type Worker } from './crew.ts';
import { catchAgain } from './prove.ts';
import type { Report } from './simulate.ts';

const fixed = Array.from({ length: 28 }, (_, i) => i + 1);

/** Seeds that failed once, and what they found; each is also planted again, among the bugs. */
const pinned: readonly (readonly [seed: number, found: string])[] = [
  [152, 'after a restore an older text of one phone took the place of a newer one of another'],
  [206, 'the same, where the newer one came back first'],
  [184, 'a second thought in a rescue file took what another phone wrote meanwhile for seen'],
  [221, 'what its maker may no longer see was taken for received as sent'],
  [460, 'a deletion behind what was in a rescue file became the making of its record'],
  [586, 'of writes that lost the connection together the older was tried again after the newer'],
  [764, 'on a full phone the older of two writes was tried again after the newer'],
  [773, 'an answer from before a clearing settled what was written since'],
  [891, 'a connection taken away in the midst of a bulk write was thrown, not opened anew'],
];

const seeds = [...fixed, ...pinned.map(([seed]) => seed)];

/** What has to have happened over the list: where nothing goes wrong, nothing is shown. */
const happened = [
  ...['made', 'edited', 'deleted', 'undone in time', 'merged', 'superseded', 'refused', 'mended'],
  ...['signed in', 'moved', 'restored', 'crashes', 'disk full', 'disk lost', 'disk closed'],
  ...['cleared', 'cleared beneath a page', 'never came', 'brought in', 'upgraded'],
  ...['reply lost', 'twice', 'comes again later', 'too late', 'cut off', 'hotel page'],
  ...['error after', 'too many requests', 'too large', 'answered 401', 'answered 500'],
];

const minutes = 60_000;
const reports = new Map<number, Report>();
let crew: readonly Worker[] = [];

beforeAll(async () => {
  crew = await Promise.all(Array.from({ length: crewSize }, () => hire()));
  await share(seeds, crewSize, async (seed, worker) => {
    reports.set(seed, await runOn(crew, worker, seed));
  });
}, 10 * minutes);

afterAll(() => {
  for (const worker of crew) worker.stop();
});

describe('A simulated town', () => {
  it.each(fixed)('seed %i: nothing that was said to be saved is lost', (seed) => {
    expect(toldOf(seed)).toBe('all is well');
  });

  it.each(pinned)('seed %i stays mended: %s', (seed) => {
    expect(toldOf(seed)).toBe('all is well');
  });

  it('does its work: every kind of deed and of trouble is among these seeds', () => {
    const counts = happened.map((what) => [what, sumOf(what)] as const);
    expect(counts.filter(([, count]) => count === 0)).toEqual([]);
    expect(sumOf('records')).toBeGreaterThan(seeds.length);
  });

  it(
    'is the same from the same seed, in a process that ran others before and in a fresh one',
    async () => {
      const [seed = 0, other = 0] = pinned.map(([it]) => it);
      const fresh = await hire();
      const { digest } = await fresh.run(seed);
      fresh.stop();
      expect(digest).toBe(reports.get(seed)?.digest);
      expect((await runOn(crew, 0, seed)).digest).toBe(digest);
      expect(reports.get(other)?.digest).not.toBe(digest);
    },
    2 * minutes,
  );
});

describe('The simulation can fail', () => {
  const known = bugs.filter(({ caughtBy }) => caughtBy !== null);
  const caught = new Map<string, string | undefined>();

  beforeAll(async () => {
    await share(known, crewSize, async (bug) => {
      caught.set(bug.name, (await catchAgain(bug))?.invariant);
    });
  }, 10 * minutes);

  it('knows a dozen faults at least, and the six that every engine for sync is asked about', () => {
    const names = known.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(12);
    for (const asked of everybodyAsks) expect(names.join('\n')).toContain(asked);
  });

  it.each(
    known.map(({ name, caughtBy }) => [caughtBy, name] as const),
  )('seed %i catches: %s', (_, name) => {
    expect(caught.get(name)).toEqual(expect.any(String));
  });
});

const everybodyAsks = [
  'naive cursor',
  'receipt before commit',
  'cursor before data',
  'queue dropped on 4xx',
  'overlay dropped on push reply',
  'no epoch',
];

async function runOn(all: readonly Worker[], index: number, seed: number): Promise<Report> {
  const worker = all[index];
  if (!worker) throw new Error('Nobody was hired.');
  return worker.run(seed);
}

/** With the end of its story, where it has gone wrong. */
function toldOf(seed: number): string {
  const report = reports.get(seed);
  if (!report) return 'it was not run';
  const { violation, trace } = report;
  return violation
    ? [violation.invariant, violation.what, ...trace.slice(-30)].join('\n')
    : 'all is well';
}

const sumOf = (what: string): number =>
  seeds.reduce((sum, seed) => sum + (reports.get(seed)?.counts[what] ?? 0), 0);
