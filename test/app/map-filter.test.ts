import fc from 'fast-check';
import { expect, test } from 'vitest';
import { presetNames } from '../../src/analysis/period.ts';
import {
  addressOf,
  type HeldIncident,
  incidentsShown,
  type MapFilter,
  mapFilterOf,
} from '../../src/app/features/map/map-filter.ts';
import { zoneCountsOf } from '../../src/app/features/map/zone-counts.ts';
import type { Held } from '../../src/device/phone.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { dayMs } from '../../src/domain/time.ts';
import { reference } from '../support/seed-files.ts';

const now = Date.parse('2026-11-22T01:14:00Z');
const idOf = (entries: readonly { readonly id: string }[]) =>
  fc.constantFrom(...entries.map(({ id }) => id));

const filters: fc.Arbitrary<MapFilter> = fc.record(
  {
    preset: fc.constantFrom(...presetNames),
    type: idOf(reference.incidentTypes),
    zone: idOf(reference.zones),
  },
  { requiredKeys: ['preset'] },
);

const queryIn = (address: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(address));

const incident = (id: string, fields: Partial<Incident>): [string, Held] => [
  id,
  {
    id,
    kind: 'incident',
    state: 'received',
    isMine: false,
    version: 1,
    createdAt: now,
    changedAt: now,
    fields,
  },
];

const held = (...incidents: [string, Held][]) => new Map(incidents);
const usual: MapFilter = { preset: 'last-28-days' };
const shownIds = (records: ReadonlyMap<string, Held>, filter = usual) =>
  incidentsShown(records, filter, reference, now).map(({ id }) => id);

test('a view of the map comes back from its address as it was', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(mapFilterOf(queryIn(addressOf(filter)), reference)).toEqual(filter);
    }),
  );
});

test('what an old link names and the lists no longer have is left out, and the map still opens', () => {
  const query = { period: 'last-century', zone: 'atlantis', type: 'begging', class: 'nuisance' };
  expect(mapFilterOf(query, reference)).toEqual({ preset: 'last-28-days', type: 'begging' });
});

test('an incident is shown from the first minute of the period’s first local day', () => {
  const first = Date.parse('2026-10-26T00:00:00Z');
  const records = held(
    incident('in', { from: first, zones: [] }),
    incident('out', { from: first - 1, zones: [] }),
    incident('tomorrow', { from: now + dayMs, zones: [] }),
  );
  expect(shownIds(records)).toEqual(['in']);
});

test('what turned out to be no incident is not on the map', () => {
  const records = held(incident('none', { from: now, zones: [], outcomes: ['not-asb'] }));
  expect(shownIds(records)).toEqual([]);
});

test('what a colleague added to another’s is one dot with it, and its own where the other is gone', () => {
  const added = incident('added', { from: now, zones: [], addsTo: 'first' });
  expect(shownIds(held(incident('first', { from: now, zones: [] }), added))).toEqual(['first']);
  expect(shownIds(held(added))).toEqual(['added']);
});

test('a chosen zone shows an incident that lies in several', () => {
  const records = held(
    incident('both', { from: now, zones: ['town-centre', 'task-force-area'] }),
    incident('other', { from: now, zones: ['weald'] }),
  );
  expect(shownIds(records, { ...usual, zone: 'task-force-area' })).toEqual(['both']);
});

test('counts by zone count an incident in each of its zones and say how many that are', () => {
  const records = held(
    incident('both', { from: now, zones: ['town-centre', 'task-force-area'] }),
    incident('one', {
      from: now,
      zones: ['town-centre'],
      place: { lon: 0.52, lat: 51.27, accuracyMetres: 8, source: 'fix' },
    }),
    incident('none', { from: now, zones: [] }),
  );
  const counts = zoneCountsOf([...records.values()] as HeldIncident[], reference, '2026-11-22');
  expect(counts.rows.slice(0, 2).map(({ id, incidents }) => [id, incidents])).toEqual([
    ['town-centre', 2],
    ['task-force-area', 1],
  ]);
  expect(counts).toMatchObject({ inSeveral: 1, withoutZone: 1, withoutPosition: 2 });
});
