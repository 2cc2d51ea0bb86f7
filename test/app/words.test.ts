import { expect, test } from 'vitest';
import {
  agoWords,
  bytesWords,
  clockWords,
  counted,
  dayWords,
  faultSentence,
  longDayWords,
  runningWords,
  stateWords,
  timeWords,
} from '../../src/app/words.ts';
import { faultCodes } from '../../src/domain/result.ts';

const london = 'Europe/London';
const now = Date.parse('2026-11-22T01:14:30Z');
const at = (time: string): number => Date.parse(time);

test('a time today is the clock alone; yesterday, tomorrow and other days say which', () => {
  expect(timeWords(at('2026-11-22T01:12:00Z'), now, london)).toBe('01:12');
  expect(timeWords(at('2026-11-21T23:40:00Z'), now, london)).toBe('yesterday 23:40');
  expect(timeWords(at('2026-11-23T09:00:00Z'), now, london)).toBe('tomorrow 09:00');
  expect(timeWords(at('2026-11-14T22:05:00Z'), now, london)).toBe('Sat 14 Nov, 22:05');
  expect(timeWords(at('2025-11-14T22:05:00Z'), now, london)).toBe('Fri 14 Nov 2025, 22:05');
});

test('the clock is the partnership’s, summer time and all', () => {
  expect(clockWords(at('2026-07-01T00:30:00Z'), london)).toBe('01:30');
  expect(timeWords(at('2026-07-01T23:30:00Z'), at('2026-07-02T00:10:00Z'), london)).toBe('00:30');
});

test('days are said short and long', () => {
  expect(dayWords('2026-11-22', '2026-11-22')).toBe('Sun 22 Nov');
  expect(longDayWords('2026-11-22', '2026-01-01')).toBe('Sunday 22 November');
  expect(longDayWords('2024-05-02', '2026-01-01')).toBe('Thursday 2 May 2024');
});

test('how long ago is said in the largest whole unit', () => {
  expect(agoWords(now - 20_000, now)).toBe('just now');
  expect(agoWords(now - 60_000, now)).toBe('1 minute ago');
  expect(agoWords(now - 2 * 3_600_000, now)).toBe('2 hours ago');
  expect(agoWords(now - 4 * 86_400_000, now)).toBe('4 days ago');
  expect(agoWords(now + 5_000, now)).toBe('just now');
});

test('a patrol’s running time is hours and minutes', () => {
  expect(runningWords(42 * 60_000)).toBe('0:42');
  expect(runningWords(665 * 60_000)).toBe('11:05');
  expect(runningWords(-1)).toBe('0:00');
});

test('counts and sizes read as words', () => {
  expect(counted(1, 'record')).toBe('1 record');
  expect(counted(12_400, 'record')).toBe('12,400 records');
  expect(bytesWords(640_000)).toBe('640 KB');
  expect(bytesWords(1_400_000_000)).toBe('1.4 GB');
});

test('a record’s state is a sentence that says whether it is safe', () => {
  const receipt = { code: 'RIVER-7214', at: at('2026-11-22T01:14:00Z') };
  expect(stateWords({ state: 'saved' }, now, london)).toBe('Saved on this phone');
  expect(stateWords({ state: 'sending' }, now, london)).toBe('Sending');
  expect(stateWords({ state: 'received', receipt }, now, london)).toBe(
    'Received 01:14 · RIVER-7214',
  );
  expect(stateWords({ state: 'attention', fault: { code: 'outside-ages' } }, now, london)).toBe(
    'Needs attention: The hub does not take this age. Change the age band, choose another hub, or send it to the county front door.',
  );
});

test('every fault is whole sentences, without exclamation marks or blame', () => {
  for (const code of faultCodes) {
    const sentence = faultSentence({ code });
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence).not.toMatch(/!|oops|sorry|invalid/i);
  }
});
