import { describe, expect, test } from 'vitest';
import { summaryOf } from '../../src/analysis/summary.ts';
import type { FiguresFilter, FiguresRow, Summary } from '../../src/domain/figures.ts';
import { summarySchema } from '../../src/domain/figures.ts';
import { parse } from '../../src/domain/schema.ts';
import { at, incident, patrol, referral, smallTown, visit } from './small-town.ts';

const october = { from: '2026-10-01', to: '2026-10-31' };

const incidents = [
  incident('2026-10-03T14:45:00Z', {
    zones: ['west', 'town'],
    hotspot: 'park',
    theme: 'prevention',
    priority: 'p-young',
    outcomes: ['words-of-advice', 'dispersal'],
  }),
  incident('2026-10-09T20:00:00Z', { zones: ['town', 'east'], type: 'noise' }),
  incident('2026-10-10T20:00:00Z', { zones: [], type: 'litter', class: 'environmental' }),
  incident(
    '2026-10-11T20:00:00Z',
    { zones: ['west', 'town'], hotspot: 'park' },
    {
      receivedAt: at('2026-10-13T08:00:00Z'),
    },
  ),
  incident('2026-10-12T20:00:00Z', { zones: ['town', 'east'], isUnfinished: true }),
  incident('2026-10-12T21:00:00Z', { outcomes: ['not-asb'], zones: ['town'] }),
  incident('2026-09-05T12:00:00Z', { zones: ['west', 'town'], hotspot: 'park' }),
  incident('2026-09-06T12:00:00Z', { zones: ['east', 'town'], hotspot: 'station' }),
  incident('2026-08-31T12:00:00Z', { zones: ['west', 'town'] }),
];

const patrols = [
  // 4 h less a pause of 30 min, two people: 3.5 h, 7 person-hours.
  patrol('2026-10-09T18:00:00Z', '2026-10-09T22:00:00Z', {
    zones: ['town'],
    theme: 'prevention',
    pauses: [{ from: at('2026-10-09T20:00:00Z'), to: at('2026-10-09T20:30:00Z') }],
    visits: [
      visit('park', '2026-10-09T18:10:00Z', '2026-10-09T18:25:00Z'),
      visit('station', '2026-10-09T19:00:00Z', '2026-10-09T19:12:00Z'),
      visit('station', '2026-10-09T21:50:00Z'),
    ],
    engagements: [
      { what: 'resident', count: 4 },
      { what: 'school', count: 1 },
    ],
  }),
  // 1 h, one warden.
  patrol('2026-09-09T10:00:00Z', '2026-09-09T11:00:00Z', {
    zones: ['west'],
    crew: [{ role: 'warden', count: 1 }],
    visits: [visit('park', '2026-09-09T10:00:00Z', '2026-09-09T10:20:00Z')],
  }),
];

const referrals = [
  referral('2026-10-05T14:30:00Z', { status: 'engaged' }),
  referral('2026-10-06T14:30:00Z', { status: 'received' }),
  referral('2026-10-07T14:30:00Z', { agreement: 'declined', status: 'declined' }),
  referral('2026-09-07T14:30:00Z'),
];

const summarise = (filter: Partial<FiguresFilter> = {}, more: object = {}): Summary =>
  summaryOf({
    incidents,
    patrols,
    referrals,
    reference: smallTown,
    filter: { period: october, ...filter },
    now: at('2026-11-22T12:00:00Z'),
    isDemonstration: false,
    ...more,
  });

const row = (rows: readonly FiguresRow[], id: string) => rows.find((r) => r.id === id);
const incidentsBy = (rows: readonly FiguresRow[]) =>
  Object.fromEntries(rows.map(({ id, incidents: { now, before } }) => [id, [now, before]]));

describe('a summary, counted by hand', () => {
  const summary = summarise();

  test('is what the wire says a summary is', () => {
    expect(parse(summarySchema, summary)).toEqual({ ok: true, value: summary });
  });

  test('counts incidents in the period and in the one before; what was no incident is left out', () => {
    expect(summary.incidents).toEqual({ now: 5, before: 2 });
    expect(summary.before).toEqual({ from: '2026-09-01', to: '2026-09-30' });
  });

  test('counts what two colleagues logged of one thing once, with what both did about it', () => {
    const [first] = incidents;
    const again = incident('2026-10-03T14:50:00Z', {
      zones: ['west'],
      type: 'noise',
      outcomes: ['dispersal'],
      addsTo: first?.id ?? '',
    });
    const alone = incident('2026-10-04T20:00:00Z', { zones: ['east'], addsTo: 'gone' });
    const added = summarise({}, { incidents: [...incidents, again, alone] });
    expect(added.incidents).toEqual({ now: 6, before: 2 });
    expect(incidentsBy(added.byZone)).toEqual({ west: [2, 1], town: [4, 2], east: [3, 1] });
    expect(incidentsBy(added.byType)).toMatchObject({ noise: [1, 0] });
    expect(incidentsBy(added.byOutcome)).toMatchObject({ dispersal: [1, 0] });
  });

  test('counts an incident in each of its zones, so that zones add up to more than the total', () => {
    expect(incidentsBy(summary.byZone)).toEqual({ west: [2, 1], town: [4, 2], east: [2, 1] });
  });

  test('counts by hotspot, class, type, theme, priority and outcome', () => {
    expect(incidentsBy(summary.byHotspot)).toEqual({ park: [2, 1], station: [0, 1], quay: [0, 0] });
    expect(incidentsBy(summary.byClass)).toEqual({
      personal: [0, 0],
      nuisance: [4, 2],
      environmental: [1, 0],
    });
    expect(incidentsBy(summary.byType)).toMatchObject({
      rowdy: [3, 2],
      noise: [1, 0],
      litter: [1, 0],
    });
    expect(incidentsBy(summary.byTheme)).toEqual({
      prevention: [1, 0],
      enforcement: [0, 0],
      none: [4, 2],
    });
    expect(incidentsBy(summary.byPriority)).toEqual({
      'p-centre': [0, 0],
      'p-young': [1, 0],
      none: [4, 2],
    });
    expect(incidentsBy(summary.byOutcome)).toEqual({
      'words-of-advice': [1, 0],
      'not-asb': [1, 0],
      dispersal: [1, 0],
    });
  });

  test('class, type, theme and priority each add up to the total', () => {
    for (const split of ['byClass', 'byType', 'byTheme', 'byPriority'] as const) {
      const sum = summary[split].reduce((n, { incidents }) => n + (incidents.now ?? 0), 0);
      expect([split, sum]).toEqual([split, 5]);
    }
  });

  test('counts hours without pauses, and times people', () => {
    expect(summary.patrols).toEqual({ now: 1, before: 1 });
    expect(summary.patrolHours).toEqual({ now: 3.5, before: 1 });
    expect(summary.personHours).toEqual({ now: 7, before: 1 });
    expect(summary.engagements).toEqual({ now: 5, before: 0 });
  });

  test('counts visits and person-minutes where they were; an open visit ends with its patrol', () => {
    expect(summary.patrolVisits).toEqual({ now: 3, before: 1 });
    expect(row(summary.byHotspot, 'station')).toMatchObject({
      patrolVisits: { now: 2, before: 0 },
      personMinutes: { now: 2 * (12 + 10), before: 0 },
    });
    expect(row(summary.byZone, 'west')).toMatchObject({ patrolVisits: { now: 1, before: 1 } });
    expect(row(summary.byZone, 'town')).toMatchObject({ patrolVisits: { now: 3, before: 1 } });
    expect(row(summary.byClass, 'nuisance')).not.toHaveProperty('patrolVisits');
  });

  test('a hotspot is owed its weekly visits for each day of the period', () => {
    expect(row(summary.byHotspot, 'park')?.visitsTarget).toBe(31);
    expect(row(summary.byHotspot, 'station')?.visitsTarget).toBe(62);
  });

  test('referrals are numbers of how far they came', () => {
    expect(summary.referrals).toEqual({
      made: { now: 3, before: 1 },
      takenUp: { now: 2, before: 0 },
      attended: { now: 1, before: 0 },
      declined: { now: 1, before: 0 },
    });
  });

  test('says what it is made of', () => {
    expect(summary.madeOf).toEqual({
      withoutZone: 1,
      unfinished: 1,
      late: 1,
      lastReceivedAt: at('2026-10-13T08:00:00Z'),
    });
  });
});

describe('a filter', () => {
  test('by zone leaves incidents, visits and patrols of that zone, and no referrals', () => {
    const west = summarise({ zone: 'west' });
    expect(west.incidents).toEqual({ now: 2, before: 1 });
    expect(west.patrolVisits).toEqual({ now: 1, before: 1 });
    expect(west.patrols).toEqual({ now: 1, before: 1 });
    expect(west).not.toHaveProperty('referrals');
  });

  test('by type leaves patrols as they are, as a patrol has no type', () => {
    const noise = summarise({ type: 'noise' });
    expect(noise.incidents).toEqual({ now: 1, before: 0 });
    expect(noise.patrols).toEqual({ now: 1, before: 1 });
  });

  test('by hotspot and theme holds both', () => {
    expect(summarise({ hotspot: 'park', theme: 'prevention' }).incidents.now).toBe(1);
    expect(summarise({ hotspot: 'station', theme: 'prevention' }).incidents.now).toBe(0);
  });
});

test('made-up records are never counted outside a demonstration', () => {
  const more = {
    incidents: [...incidents, incident('2026-10-20T12:00:00Z', {}, { isDemonstration: true })],
  };
  expect(summarise({}, more).incidents.now).toBe(5);
  expect(summarise({}, { ...more, isDemonstration: true }).incidents.now).toBe(6);
});

test('a record of the last local hour of a day is in that day, summer time or not', () => {
  const late = [
    incident('2026-10-31T23:30:00Z'),
    incident('2026-09-30T23:30:00Z'),
    incident('2026-10-31T23:59:59Z'),
  ];
  // 30 September 23:30 UTC is 1 October 00:30 in summer time.
  expect(summarise({}, { incidents: late }).incidents).toEqual({ now: 3, before: 0 });
});
