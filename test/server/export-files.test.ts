import { beforeEach, describe, expect, test } from 'vitest';
import type { Incident } from '../../src/domain/incident.ts';
import { insertRecords } from '../../src/server/database/records.ts';
import { markAsDemonstration } from '../../src/server/database/settings.ts';
import { type ExportTown, newExportTown, note, november } from './export-town.ts';
import { stored } from './stored-records.ts';

let town: ExportTown;

beforeEach(async () => {
  town = await newExportTown();
});

const recordOf = (rows: readonly string[][], index = -1): Record<string, string> =>
  Object.fromEntries((rows[1] ?? []).map((heading, i) => [heading, rows.at(index)?.[i] ?? '']));

describe('the incidents file', () => {
  test('has a row for each incident of the period, today’s too, in order', async () => {
    const { rows, fileName } = await town.fileOf('coordinator', 'incidents');
    expect(fileName).toBe('incidents-2026-11-01-to-2026-11-30.csv');
    expect(rows).toHaveLength(2 + 8);
    expect(recordOf(rows)).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      received: '2026-11-22T12:00:00+00:00',
      from: '2026-11-22T11:00:00+00:00',
      to: '2026-11-22T11:30:00+00:00',
      class: 'Environmental',
      type: 'Litter',
      'zones (may be several)': 'West zone; Whole town',
      hotspot: 'The Park',
      ward: 'West',
      longitude: '0.505',
      latitude: '51.005',
      'accuracy (metres)': '8',
      people: 'Few',
      ages: '10 to 15',
      'what was done': 'Words of advice; Dispersal',
      'why the case meeting': '',
      'counted in figures': 'yes',
      'counted with (id)': '',
      theme: 'Prevention',
      priority: 'Safe town centre',
      unfinished: '',
      note: `'=1+1 ${note}`,
      'made by': 'Olive Officer',
      receipt: expect.stringMatching(/^TEST-/),
      demonstration: '',
    });
  });

  test('holds what the filter names', async () => {
    const { rows } = await town.fileOf('inspector', 'incidents', { ...november, type: 'litter' });
    expect(rows).toHaveLength(2 + 1);
  });

  test('says no of what is counted with another one, and which; the rows that say yes add up to the summary', async () => {
    const incident = (fields: Partial<Incident>) =>
      stored({
        kind: 'incident',
        fields: {
          type: 'rowdy',
          class: 'nuisance',
          from: Date.UTC(2026, 10, 20, 20),
          to: Date.UTC(2026, 10, 20, 20),
          zones: ['town'],
          ...fields,
        },
      });
    const first = incident({ outcomes: ['words-of-advice'] });
    const deleted = '00000000-0000-4000-9000-00000000dead';
    await insertRecords(town.deps.database, [
      first,
      incident({ addsTo: first.id, outcomes: ['dispersal'] }),
      incident({ addsTo: deleted }),
    ]);
    const { rows } = await town.fileOf('coordinator', 'incidents');
    expect(recordOf(rows, -3)).toMatchObject({
      'counted in figures': 'no',
      'counted with (id)': first.id,
    });
    expect(recordOf(rows, -2)).toMatchObject({
      'counted in figures': 'yes',
      'counted with (id)': '',
    });
    const yes = rows
      .slice(2)
      .filter((_, i) => recordOf(rows, i + 2)['counted in figures'] === 'yes');
    const summary = await town.summaryOf('coordinator');
    expect(summary).toMatchObject({ ok: true, value: { incidents: { now: yes.length } } });
  });

  test('says in its first cell what it is, and that it is a demonstration where it is one', async () => {
    const before = await town.fileOf('coordinator', 'incidents');
    expect(before.rows[0]?.[0]).toBe(
      'Smalltown Partnership: incidents, November 2026. OFFICIAL. Made 2026-11-22T12:30:00+00:00.',
    );
    await markAsDemonstration(town.deps.database);
    const after = await town.fileOf('coordinator', 'incidents');
    expect(after.rows[0]?.[0]).toMatch(/^DEMONSTRATION: every record here is made up\./);
    expect(after.fileName).toBe('demonstration-incidents-2026-11-01-to-2026-11-30.csv');
    expect(after.rows).toHaveLength(2 + 9);
    expect((await town.fileOf('coordinator', 'summary')).rows[0]?.[0]).toMatch(/^DEMONSTRATION/);
  });
});

test('the patrols file has time without pauses, person-hours, visits and a column a choice', async () => {
  const { rows } = await town.fileOf('inspector', 'patrols');
  expect(rows).toHaveLength(2 + 1);
  expect(recordOf(rows)).toMatchObject({
    from: '2026-11-10T18:00:00+00:00',
    to: '2026-11-10T22:00:00+00:00',
    'minutes without pauses': '210',
    crew: 'Constable 1; Warden 2',
    people: '3',
    'person-hours (hours times people)': '10.5',
    how: 'Foot',
    'visits to hotspots': '1',
    'hotspots visited': 'The Park',
    'visit minutes': '14',
    'engagement: Resident': '3',
    'engagement: School': '0',
    'action: Arrest count': '1',
    'made by': 'Olive Officer',
  });
});

test('the hub’s file has its own hub’s referrals: day, age band, reasons, status, and nothing else', async () => {
  const { rows } = await town.fileOf('hub-worker', 'hub-referrals');
  expect(rows.slice(1)).toEqual([
    ['date', 'young person', 'age', 'reasons', 'status', 'status since', 'demonstration'],
    ['2026-11-11', 'agreed', '11 to 13', 'Out late; New to area', 'Received', '2026-11-12', ''],
  ]);
});

test('the summary file is one figure a row under what it is made of', async () => {
  const { rows } = await town.fileOf('inspector', 'summary');
  expect(rows.slice(0, 8).map(([first, second]) => [first, second])).toEqual([
    ['Partnership', 'Smalltown Partnership'],
    ['Period', 'November 2026'],
    ['Period before', 'October 2026'],
    ['Made at', '2026-11-22T12:30:00+00:00'],
    ['Marking', 'OFFICIAL'],
    ['Note', 'Incidents reported to or seen by the partnership.'],
    ['Note', 'Zones overlap on purpose: figures by zone do not add up to the total.'],
    ['', undefined],
  ]);
  expect(rows).toContainEqual(['all', 'all', 'Whole partnership', 'incidents', '8', '0']);
  expect(rows).toContainEqual(['zone (overlapping)', 'west', 'West zone', 'incidents', '1', '0']);
  expect(rows).toContainEqual(['hotspot', 'park', 'The Park', 'visits', '1', '0']);
});
