import { expect, test } from 'vitest';
import { mostOf } from '../../src/app/features/summary/bar.tsx';
import { columnsOf, tableRowsOf } from '../../src/app/features/summary/figure-tables.tsx';
import { changeOf, figureWords, mostWords } from '../../src/app/features/summary/figure-words.ts';
import { fileNameOf } from '../../src/app/features/summary/file-name.ts';
import { narrowingWordsOf } from '../../src/app/features/summary/paper.tsx';
import { worthShowing } from '../../src/app/features/summary/splits.ts';
import { ownSummaryOf } from '../../src/app/features/summary/use-summary.ts';
import type { PhoneState } from '../../src/device/phone.ts';
import type { FiguresRow, Summary } from '../../src/domain/figures.ts';
import { reference } from '../support/seed-files.ts';

const row = (id: string, now: number | null, before: number | null): FiguresRow => ({
  id,
  name: id,
  incidents: { now, before },
});

test('a number too small to show is never shown as nothing', () => {
  expect(figureWords(null)).toBe('too few');
  expect(figureWords(0)).toBe('0');
  expect(worthShowing([row('hidden', null, 0), row('empty', 0, 0)])).toEqual({
    rows: [row('hidden', null, 0)],
    left: 1,
  });
});

test('a change is a number only where both are shown and one is large enough to say', () => {
  expect(changeOf({ now: 412, before: 443 })).toBe('−31');
  expect(changeOf({ now: 443, before: 412 })).toBe('+31');
  expect(changeOf({ now: 4, before: 1 })).toBe('too few');
  expect(changeOf({ now: null, before: 40 })).toBe('–');
  expect(changeOf({ now: 12, before: 12 })).toBe('0');
});

test('hours are read to a tenth, hundreds of them to a whole one', () => {
  expect(figureWords(43.52)).toBe('43.5');
  expect(figureWords(3954.4)).toBe('3,954');
});

test('the reading above a table names the two with most, and nobody when nothing is shown', () => {
  expect(mostWords([row('a', 3, 0), row('b', 40, 0), row('c', 9, 0)])).toBe('Most: b (40), c (9).');
  expect(mostWords([row('a', null, 3), row('b', 0, 0)])).toBe('');
});

test('bars of one table are as long as their numbers, the period before included', () => {
  expect(mostOf([row('a', 3, 12).incidents, row('b', null, null).incidents])).toBe(12);
});

test('a table has columns for visits only where there are visits, and minutes stand in hours', () => {
  const withVisits: FiguresRow = {
    ...row('gardens', 5, 2),
    patrolVisits: { now: 14, before: 9 },
    personMinutes: { now: 333, before: 100 },
    visitsTarget: 12,
  };
  expect(columnsOf([row('a', 1, 1)]).map(({ key }) => key)).not.toContain('visits');
  expect(columnsOf([withVisits]).map(({ key }) => key)).toContain('target');
  expect(tableRowsOf([withVisits])[0]?.cells).toMatchObject({
    visits: '14',
    target: '12',
    hours: '5.6',
  });
});

test('a device works the figures out from what it holds, and has no referrals to count', () => {
  const at = Date.parse('2026-08-03T12:00:00Z');
  const held = {
    state: 'received',
    isMine: false,
    version: 1,
    createdAt: at,
    changedAt: at,
  } as const;
  const records: PhoneState['records'] = new Map([
    [
      'i',
      {
        ...held,
        id: 'i',
        kind: 'incident',
        receivedAt: at,
        fields: { from: at, zones: ['weald'] },
      },
    ],
    ['r', { ...held, id: 'r', kind: 'referral', fields: { from: at } }],
  ]);
  const state = { records, reference, isDemonstration: false } as unknown as PhoneState;
  const filter = { period: { from: '2026-07-01', to: '2026-09-30' } };
  const summary = ownSummaryOf(state, filter, Date.parse('2026-11-22T01:14:00Z'));
  expect(summary).toMatchObject({
    incidents: { now: 1, before: 0 },
    madeOf: { lastReceivedAt: at },
  });
  expect(summary).not.toHaveProperty('referrals');
});

test('a file from a demonstration says so in its name', () => {
  const filter = { period: { from: '2026-07-01', to: '2026-09-30' } };
  expect(fileNameOf('summary', filter, false)).toBe('summary-2026-07-01-to-2026-09-30.csv');
  expect(fileNameOf('incidents', filter, true)).toMatch(/^demonstration-incidents-/);
});

test('the paper says in its head what it is a part of', () => {
  const period = { from: '2026-07-01', to: '2026-09-30' };
  const words = (filter: object) =>
    narrowingWordsOf({ filter: { period, ...filter } } as Summary, reference);
  expect(words({})).toBe('');
  expect(words({ zone: 'town-centre', theme: 'prevention' })).toBe(
    'Only zone Town centre, theme Prevention',
  );
});
