import { expect, test } from 'vitest';
import { tooSlow } from '../../src/device/server-calls.ts';
import { type Course, newCourse, turnAfter } from '../../src/device/sync-course.ts';
import type { Cycle } from '../../src/device/sync-cycle.ts';
import type { FaultCode } from '../../src/domain/result.ts';
import { changesPerBatchMax } from '../../src/sync/limits.ts';

const reached = (sent: readonly string[], hasMore = false): Cycle => ({
  sent,
  heldUntil: null,
  result: { ok: true, value: { fetched: 0, hasMore } },
});

const failed = (code: FaultCode, sent: readonly string[] = ['a'], where?: string): Cycle => ({
  sent,
  heldUntil: null,
  result: { ok: false, fault: where ? { code, where } : { code } },
});

const many = Array.from({ length: changesPerBatchMax }, (_, n) => `${n}`);

/** Goes through cycles one after the other; the steps that were taken, and where it stands. */
function through(...cycles: readonly Cycle[]) {
  let course: Course = newCourse;
  const steps = cycles.map((cycle) => {
    const turn = turnAfter(course, cycle);
    course = turn.course;
    return turn.step;
  });
  return { course, steps, last: steps.at(-1) };
}

test('it goes on while there is more, and rests when there is not', () => {
  expect(through(reached(many, true), reached([])).steps).toEqual([
    { next: 'again' },
    { next: 'rest' },
  ]);
});

test.each([
  ['signed-out', 'signed-out'],
  ['wrong-person', 'signed-out'],
  ['too-old', 'too-old'],
] as const)('[S14] %s stops it, and is no failure to be retried', (code, phase) => {
  expect(through(failed(code)).last).toMatchObject({ next: 'stop', phase });
});

test.each([
  'offline',
  'server-trouble',
  'too-often',
  'storage-full',
  'not-allowed',
] as const)('[S10] %s is waited out, longer each time', (code) => {
  const { course, last } = through(failed(code), failed(code));
  expect(last).toMatchObject({ next: 'wait', retryAfterSeconds: 0 });
  expect(course.failures).toBe(2);
  expect(turnAfter(course, reached([])).course.failures).toBe(0);
});

test('a batch that is too large or comes too slowly is halved, and doubles again when it goes', () => {
  expect(through(failed('too-large', many)).course.rowsMax).toBe(changesPerBatchMax / 2);
  expect(through(failed('offline', many, tooSlow)).course.rowsMax).toBe(changesPerBatchMax / 2);
  expect(through(failed('offline', many)).course.rowsMax).toBe(changesPerBatchMax);
  expect(through(failed('too-large', many), reached(many)).course.rowsMax).toBe(changesPerBatchMax);
});

test('[S4] a change alone that can’t be read is refused only when a batch without it passes', () => {
  const { steps, course } = through(failed('malformed', ['a']), reached([], true));
  expect(steps).toEqual([
    { next: 'again' },
    { next: 'refuse', id: 'a', fault: { code: 'malformed' } },
  ]);
  expect(course).toMatchObject({ suspect: null, rowsMax: 1 });
});

test('[S4] a server that cannot read an empty batch either is the one to blame', () => {
  const { last, course } = through(failed('malformed', ['a']), failed('malformed', []));
  expect(last).toMatchObject({ next: 'wait', fault: { code: 'malformed' } });
  expect(course.suspect).toBeNull();
});

test('[S4] no signal in between clears nobody and condemns nobody', () => {
  const { steps } = through(failed('malformed', ['a']), failed('offline', []), reached([]));
  expect(steps.map(({ next }) => next)).toEqual(['again', 'wait', 'refuse']);
});

test('[S3] a gap is mended by numbering anew, but not for ever', () => {
  const gap = failed('seq-gap');
  const steps = through(gap, gap, gap, gap).steps.map(({ next }) => next);
  expect(steps).toEqual(['renumber', 'renumber', 'renumber', 'wait']);
});
