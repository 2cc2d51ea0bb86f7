import { describe, expect, test } from 'vitest';
import { changeWords } from '../../src/analysis/change-words.ts';
import { plainWordsOf } from '../../src/analysis/plain-words.ts';
import { hideSmall } from '../../src/analysis/small-numbers.ts';
import { summaryOf } from '../../src/analysis/summary.ts';
import type { FiguresFilter, Summary } from '../../src/domain/figures.ts';
import { at, incident, patrol, referral, smallTown, visit } from './small-town.ts';

describe('a change', () => {
  const before = 'the three months before';
  test.each([
    [412, 443, '31 fewer than in the three months before (443), down 7%.'],
    [24, 12, '12 more than in the three months before (12), up 100%.'],
    [1999, 2000, '1 fewer than in the three months before (2,000), down less than 1%.'],
    [40, 40, 'the same as in the three months before: no change.'],
    [9, 4, '4 in the three months before. Too few to say whether that is a change.'],
    [0, 0, '0 in the three months before. Too few to say whether that is a change.'],
    [30, 0, '30 more than in the three months before (0).'],
    [12, 9, '3 more than in the three months before (9).'],
  ])('from %#: %i against %i', (now, then, words) => {
    expect(changeWords({ now, before: then }, before)).toBe(words);
  });
});

const many = (n: number, from: string, fields: Parameters<typeof incident>[1] = {}) =>
  Array.from({ length: n }, () => incident(from, fields));

const quarter = { period: { from: '2026-07-01', to: '2026-09-30' } };
const summarise = (filter: FiguresFilter, isDemonstration = false): Summary =>
  summaryOf({
    incidents: [
      ...many(12, '2026-07-20T12:00:00Z', { zones: ['west', 'town'], hotspot: 'park' }),
      ...many(8, '2026-08-20T12:00:00Z', {
        zones: ['town', 'east'],
        hotspot: 'station',
        isUnfinished: true,
      }),
      ...many(1, '2026-08-20T12:00:00Z', { type: 'litter', class: 'environmental' }),
      ...many(30, '2026-05-20T12:00:00Z', { zones: ['town'] }),
    ],
    patrols: [
      patrol('2026-07-21T12:00:00Z', '2026-07-21T14:00:00Z', {
        visits: [visit('park', '2026-07-21T12:10:00Z', '2026-07-21T12:20:00Z')],
      }),
    ],
    referrals: [referral('2026-07-21T14:30:00Z', { status: 'attended' })],
    reference: smallTown,
    filter,
    now: at('2026-10-02T12:00:00Z'),
    isDemonstration,
  });

describe('the words under a summary', () => {
  test('say what was counted, against what, and what it is made of', () => {
    expect(plainWordsOf(summarise(quarter), smallTown)).toEqual([
      '21 incidents in July to September 2026, 9 fewer than in the three months before (30), down 30%.',
      'These are incidents reported to or seen by the partnership: where more is looked for, more is seen. One period against another can also move by chance.',
      'Most incidents at a hotspot were at The Park (12) and The Station (8).',
      '1 patrol made 1 visit to hotspots, 4 person-hours in all (hours times people).',
      '0 of 2 hotspots had all the visits wanted.',
      '1 youth hub referral was made: 1 taken up by the hub so far, of which 1 came; 0 said no.',
      'Zones overlap on purpose, so an incident may be in several and zones do not add up to the total.',
      'Of these incidents 8 are not finished and 1 is in no zone.',
      'The last record behind these figures arrived on 20 August 2026 at 13:00; phones out of signal may still hold more.',
    ]);
  });

  test('name what the filter names', () => {
    const [first] = plainWordsOf(summarise({ ...quarter, zone: 'west', type: 'rowdy' }), smallTown);
    expect(first).toMatch(/^12 incidents of the kind Rowdy in the zone West zone in July/);
  });

  test('say that a demonstration is made up, first', () => {
    expect(plainWordsOf(summarise(quarter, true), smallTown)[0]).toBe(
      'This is a demonstration: every record behind these figures is made up.',
    );
  });

  test('say that numbers are hidden, and tell none of them', () => {
    const words = plainWordsOf(hideSmall(summarise(quarter), 5), smallTown);
    expect(words).toContain(
      'Numbers below 5 are not shown, so that nobody can be picked out; nor are some larger ones from which a hidden one could be worked out.',
    );
    expect(words).toContain('The number of youth hub referrals is too small to show.');
    expect(words.join(' ')).not.toMatch(/\b1 (youth|patrol|is in no zone)/);
  });

  test('of nothing at all are still sentences', () => {
    const empty = summaryOf({
      incidents: [],
      patrols: [],
      reference: smallTown,
      filter: quarter,
      now: at('2026-10-02T12:00:00Z'),
      isDemonstration: false,
    });
    const words = plainWordsOf(empty, smallTown);
    expect(words[0]).toBe(
      '0 incidents in July to September 2026, 0 in the three months before. Too few to say whether that is a change.',
    );
    expect(words.at(-1)).toBe('Nothing has arrived yet.');
    expect(words.every((sentence) => /^[A-Z0-9].*\.$/.test(sentence))).toBe(true);
  });
});
