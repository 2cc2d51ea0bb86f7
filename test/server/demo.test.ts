import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Incident } from '../../src/domain/incident.ts';
import type { Patrol } from '../../src/domain/patrol.ts';
import { whereaboutsOf } from '../../src/domain/places.ts';
import { parseFields } from '../../src/domain/records.ts';
import { isNextStatus, type Referral } from '../../src/domain/referral.ts';
import { dayMs, hourMs, localTimeOf } from '../../src/domain/time.ts';
import { openDatabase } from '../../src/server/database/database.ts';
import { readRecords } from '../../src/server/database/records.ts';
import { isDemonstration } from '../../src/server/database/settings.ts';
import { fillDemonstration } from '../../src/server/demo/fill.ts';
import { newDemonstration } from '../../src/server/demo/new-demonstration.ts';
import { isSchoolDay } from '../../src/server/demo/school-terms.ts';
import { summaryFor } from '../../src/server/export/figures.ts';
import { storeSeeds } from '../../src/server/seeds/plant-seeds.ts';
import { checkReferral } from '../../src/server/sync/check-policy.ts';
import { people, reference } from '../support/seed-files.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const { timeZone } = reference.partnership;
const records = newDemonstration(reference, people, now, 326);

const of = <F>(kind: string) =>
  records.filter((record) => record.kind === kind).map(({ fields }) => fields as unknown as F);
const incidents = of<Incident>('incident').map((fields) => ({
  ...fields,
  local: localTimeOf(fields.from, timeZone),
}));
const patrols = of<Patrol>('patrol');
const referrals = of<Referral>('referral');

const digest = (seed: number) =>
  createHash('sha256')
    .update(JSON.stringify(newDemonstration(reference, people, now, seed)))
    .digest('hex');

describe('the demonstration', () => {
  test('is the same for the same seed, and another for another', { timeout: 60_000 }, () => {
    expect(digest(1)).toBe(digest(1));
    expect(digest(1)).not.toBe(digest(2));
  });

  test('is a year of about 5,000 incidents, 6,000 patrols and 400 referrals, all before now', () => {
    expect(incidents.length).toBeGreaterThan(4800);
    expect(patrols.length).toBeGreaterThan(5800);
    expect(referrals.length).toBeGreaterThan(380);
    const starts = records.map(({ fields }) => (fields as { from: number }).from);
    expect(Math.max(...starts)).toBeLessThanOrEqual(now);
    expect(Math.min(...starts)).toBeGreaterThan(now - 366 * dayMs);
    expect(records.every((record) => record.receivedAt <= now && record.changedAt <= now)).toBe(
      true,
    );
  });

  test('is made of records that the server would take', () => {
    const refused = records.flatMap((record) => {
      const parsed = parseFields(record.kind, record.fields);
      return parsed.ok ? [] : [parsed.fault];
    });
    expect(refused).toEqual([]);
    expect(
      referrals.map((referral) => checkReferral(referral, reference)).filter((f) => f),
    ).toEqual([]);
  });

  test('names only entries of the lists, and an incident’s class is its type’s', () => {
    const types = new Map(reference.incidentTypes.map((type) => [type.id, type.class]));
    const outcomes = new Set(reference.outcomes.map(({ id }) => id));
    for (const incident of incidents) {
      expect(types.get(incident.type)).toBe(incident.class);
      expect((incident.outcomes ?? []).filter((id) => !outcomes.has(id))).toEqual([]);
    }
  });

  test('says of each record that it is made up, under ids and receipts of its own', () => {
    expect(records.every((record) => record.isDemonstration)).toBe(true);
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    expect(new Set(records.map(({ receiptCode }) => receiptCode)).size).toBe(records.length);
    const ids = new Set(people.map(({ id }) => id));
    expect(records.filter(({ author }) => !ids.has(author))).toEqual([]);
  });

  test('puts a placed incident into the zones, hotspot and ward of its place', () => {
    for (const { place, zones, hotspot, ward, local } of incidents.slice(0, 400)) {
      if (!place) continue;
      const found = whereaboutsOf([place.lon, place.lat], reference, local.day);
      expect({ zones, hotspot, ward }).toEqual({
        zones: found.zones,
        hotspot: found.hotspot,
        ward: found.ward,
      });
    }
    expect(incidents.filter(({ place }) => !place).length).toBeGreaterThan(30);
    expect(incidents.filter(({ zones }) => zones.length > 1).length).toBeGreaterThan(1000);
  });
});

describe('the town of the demonstration', () => {
  const perHour = (isMeant: (i: (typeof incidents)[number]) => boolean, hours: number) =>
    incidents.filter(isMeant).length / hours;
  const hourOf = ({ local }: (typeof incidents)[number]) => local.hour + local.minute / 60;

  test('has a peak at the end of school on school days, and none in the holidays', () => {
    const afterSchool = (i: (typeof incidents)[number]) => hourOf(i) >= 14.5 && hourOf(i) < 17;
    const inTerm = perHour((i) => isSchoolDay(i.local.day, i.local.weekday) && afterSchool(i), 2.5);
    const morning = perHour(
      (i) => isSchoolDay(i.local.day, i.local.weekday) && hourOf(i) >= 9.5 && hourOf(i) < 12,
      2.5,
    );
    expect(inTerm / morning).toBeGreaterThan(4);
    const holiday = incidents.filter(
      (i) => i.local.weekday <= 5 && !isSchoolDay(i.local.day, i.local.weekday) && afterSchool(i),
    );
    const young = incidents.filter((i) => afterSchool(i) && i.peopleAges?.includes('10-15'));
    expect(holiday.length).toBeLessThan(young.length / 3);
  });

  test('has a peak on Friday and Saturday nights', () => {
    const night = (weekdays: readonly number[]) =>
      incidents.filter((i) => {
        const evening = localTimeOf(i.from - 6 * hourMs, timeZone);
        return (i.local.hour >= 21 || i.local.hour < 3) && weekdays.includes(evening.weekday);
      }).length / weekdays.length;
    expect(night([5, 6]) / night([1, 2, 3, 4])).toBeGreaterThan(4);
  });

  test('has a few hotspots that carry most', () => {
    const counts = reference.hotspots
      .map(({ id }) => incidents.filter(({ hotspot }) => hotspot === id).length)
      .sort((a, b) => b - a);
    const top = counts.slice(0, 5).reduce((sum, n) => sum + n, 0);
    const all = counts.reduce((sum, n) => sum + n, 0);
    expect(top / all).toBeGreaterThan(0.5);
    expect(all / incidents.length).toBeGreaterThan(0.5);
    expect(all / incidents.length).toBeLessThan(0.85);
  });

  test('has one hotspot, Brenchley Gardens, that gets better', () => {
    const half = now - 182 * dayMs;
    const at = (id: string, isSecond: boolean) =>
      incidents.filter((i) => i.hotspot === id && i.from > half === isSecond).length;
    expect(at('brenchley-gardens', true)).toBeLessThan(at('brenchley-gardens', false) * 0.6);
    expect(at('jubilee-square', true)).toBeGreaterThan(at('jubilee-square', false) * 0.8);
  });

  test('is walked: visits of 8 to 20 minutes, not all that were wanted, each hotspot now and then', () => {
    const visits = patrols.flatMap((patrol) => patrol.visits);
    const minutes = visits.map(({ arrived, left = 0 }) => (left - arrived) / 60_000);
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...minutes)).toBeLessThanOrEqual(20);
    const met = reference.hotspots.filter(
      ({ id, target }) =>
        visits.filter((v) => v.hotspot === id).length >= target.visitsPerWeek * 52,
    );
    expect(met.length).toBeGreaterThan(2);
    expect(met.length).toBeLessThan(reference.hotspots.length - 2);
    const never = reference.hotspots.filter(({ id }) => !visits.some((v) => v.hotspot === id));
    expect(never).toEqual([]);
    expect(patrols.every(({ to }) => to !== undefined && to <= now)).toBe(true);
  });

  test('sends young people to the hub at school end, along the hub’s states', () => {
    const statuses = new Set(referrals.map(({ status }) => status));
    expect(statuses.size).toBeGreaterThan(6);
    expect(isNextStatus('submitted', 'received')).toBe(true);
    const hours = referrals.map(({ from }) => localTimeOf(from, timeZone).hour);
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(14);
    expect(Math.max(...hours)).toBeLessThanOrEqual(18);
  });

  test('has no name that could be somebody’s, and none of one who said no', () => {
    for (const { name, agreement, note, contact, school } of referrals) {
      if (agreement === 'declined') expect(name).toBeUndefined();
      else expect(name).toMatch(/^Demo [A-Z]\.$/);
      expect([note, contact, school]).toEqual([undefined, undefined, undefined]);
    }
  });
});

test('filling a database with it marks it as a demonstration', {
  timeout: 60_000,
}, async () => {
  const database = await openDatabase(':memory:');
  await storeSeeds(database, { reference, people }, 'epoch');
  const deps = {
    database,
    world: { now: () => now, newId: () => '', randomBytes: (n: number) => new Uint8Array(n) },
  };
  const count = await fillDemonstration(deps);
  expect(await isDemonstration(database)).toBe(true);
  expect(await readRecords(database, ['incident', 'patrol', 'referral'])).toHaveLength(count);
  const inspector = people.find(({ role }) => role === 'inspector');
  const summary =
    inspector &&
    (await summaryFor(deps, inspector, { period: { from: '2026-07-01', to: '2026-09-30' } }));
  expect(summary).toMatchObject({ ok: true, value: { isDemonstration: true } });
});
