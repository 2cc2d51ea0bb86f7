import { describe, expect, it } from 'vitest';
import { boundsOf, isInBounds, isInOutline, type Position } from '../../src/domain/ground.ts';
import { hotspotCentreOf } from '../../src/domain/places.ts';
import type { Ward } from '../../src/domain/reference.ts';
import { hotspotNamed, people, reference, whereIs } from '../support/seed-files.ts';

const { partnership, wards, zones, hotspots, premises, hubs } = reference;

/** Latitude, longitude and square kilometres of each ward, as published (the project's domain facts, §6a). */
const published: Readonly<Record<string, readonly [lat: number, lon: number, km2: number]>> = {
  E05015593: [51.285, 0.5057, 2.6],
  E05015594: [51.2635, 0.4567, 6.7],
  E05015595: [51.2681, 0.5715, 3.2],
  E05015596: [51.2143, 0.5549, 18.3],
  E05015597: [51.3052, 0.5677, 40.7],
  E05015598: [51.2449, 0.4739, 11.8],
  E05015599: [51.2667, 0.4982, 2.8],
  E05015600: [51.279, 0.55, 4.0],
  E05015601: [51.2665, 0.6888, 98.4],
  E05015602: [51.1927, 0.6369, 60.5],
  E05015603: [51.2698, 0.5256, 1.6],
  E05015604: [51.241, 0.6022, 21.1],
  E05015605: [51.2247, 0.4931, 20.3],
  E05015606: [51.1947, 0.461, 61.0],
  E05015607: [51.2795, 0.4942, 1.9],
  E05015608: [51.2412, 0.552, 1.9],
  E05015609: [51.2853, 0.528, 2.4],
  E05015610: [51.2867, 0.5146, 0.7],
  E05015611: [51.2455, 0.5633, 0.7],
  E05015612: [51.2595, 0.5462, 4.2],
  E05015613: [51.1591, 0.5466, 23.8],
  E05015614: [51.2578, 0.5133, 2.9],
};
const highStreet = 'E05015603';

const km2Of = ({ outline }: Pick<Ward, 'outline'>): number =>
  outline.reduce((total, [ring]) => total + ringKm2(ring ?? []), 0);

/** Shoelace on a local plane; 0.1 % off at most across one borough. */
function ringKm2(ring: readonly Position[]): number {
  const perDegree = 111.195;
  const shrink = Math.cos((51.236 * Math.PI) / 180);
  const twice = ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as Position;
    return sum + (x * nextY - nextX * y);
  }, 0);
  return (Math.abs(twice) / 2) * perDegree ** 2 * shrink;
}

/** A grid of positions over the partnership's area, about 250 m apart, off any round coordinate. */
function* positions(): Generator<Position> {
  const { west, south, east, north } = partnership.area;
  for (let lon = west + 0.00017; lon < east; lon += 0.0036) {
    for (let lat = south + 0.00013; lat < north; lat += 0.0023) yield [lon, lat];
  }
}

/** How many separate closed lines these edges make. */
function ringsOf(edges: readonly (readonly string[])[]): number {
  const nextTo = new Map<string, string[]>();
  for (const [a = '', b = ''] of edges) {
    nextTo.set(a, [...(nextTo.get(a) ?? []), b]);
    nextTo.set(b, [...(nextTo.get(b) ?? []), a]);
  }
  const left = new Set(nextTo.keys());
  let rings = 0;
  for (const start of nextTo.keys()) {
    if (!left.has(start)) continue;
    rings += 1;
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (left.delete(at)) open.push(...(nextTo.get(at) ?? []));
    }
  }
  return rings;
}

const pointOf = (lon: number, lat: number): Position => [lon, lat];
describe('The wards of May 2024', () => {
  it('are the twenty-two that were published', () => {
    expect(wards.map(({ id }) => id).sort()).toEqual(Object.keys(published).sort());
    expect(wards.every(({ validFrom }) => validFrom === '2024-05-02')).toBe(true);
  });

  it.each(
    wards.map((ward) => [ward.name, ward] as const),
  )('%s holds its published centre and has about its published area', (_name, ward) => {
    const [lat, lon, km2] = published[ward.id] ?? [0, 0, 0];
    expect(isInOutline(pointOf(lon, lat), ward.outline)).toBe(true);
    expect(Math.abs(km2Of(ward) / km2 - 1)).toBeLessThan(km2 < 5 ? 0.2 : 0.25);
  });

  it('add up to the borough and stay in its box', () => {
    const total = wards.reduce((sum, ward) => sum + km2Of(ward), 0);
    expect(Math.abs(total - 393)).toBeLessThan(10);
    const bounds = boundsOf(wards.flatMap(({ outline }) => outline));
    expect(isInBounds([bounds.west, bounds.south], partnership.area)).toBe(true);
    expect(isInBounds([bounds.east, bounds.north], partnership.area)).toBe(true);
  });

  it('nowhere overlap', () => {
    let inside = 0;
    for (const at of positions()) {
      const found = wards.filter(({ outline }) => isInOutline(at, outline));
      expect(
        found.length,
        `${at} is in ${found.map(({ name }) => name).join(' and ')}`,
      ).toBeLessThan(2);
      inside += found.length;
    }
    expect(inside).toBeGreaterThan(4000);
  });

  it('share every inner edge point for point, so that nothing falls between two', () => {
    const timesOf = new Map<string, number>();
    for (const ring of wards.flatMap(({ outline }) => outline.flat())) {
      for (const [i, corner] of ring.slice(1).entries()) {
        const edge = [`${ring[i]}`, `${corner}`].sort().join(' ');
        timesOf.set(edge, (timesOf.get(edge) ?? 0) + 1);
      }
    }
    expect([...timesOf.values()].every((times) => times <= 2)).toBe(true);
    // Edges of one ward only are the borough's border: a gap inside would put a corner there twice more.
    const border = [...timesOf].filter(([, times]) => times === 1).map(([edge]) => edge.split(' '));
    const corners = new Set(border.flat());
    expect(border.length).toBe(corners.size);
    expect(ringsOf(border)).toBe(1);
  });
});

describe('The zones', () => {
  it('cover every ward between them, and one beat is vacant', () => {
    const covered = new Set(zones.filter(({ outline }) => !outline).flatMap((zone) => zone.wards));
    expect(wards.filter(({ id }) => !covered.has(id))).toEqual([]);
    expect(zones.filter(({ beat }) => beat === 'vacant')).toHaveLength(1);
  });

  it('are smaller in the town centre: both of its zones are smaller than High Street ward', () => {
    const ward = wards.find(({ id }) => id === highStreet) as Ward;
    for (const id of ['town-centre', 'task-force-area']) {
      const { outline } = zones.find((zone) => zone.id === id) ?? {};
      expect(km2Of({ outline: outline ?? [] })).toBeLessThan(km2Of(ward));
    }
  });

  it('name the wards that their own outline reaches into', () => {
    for (const { id, outline, wards: named } of zones) {
      if (!outline) continue;
      const corners = outline.flat(2) as Position[];
      const reached = new Set(corners.map((at) => whereIs(at).ward));
      expect(
        named.filter((ward) => !reached.has(ward)),
        id,
      ).toEqual([]);
    }
  });

  it('hold the stations and Lockmeadow in the town centre though they lie outside its ward', () => {
    for (const id of ['maidstone-east-station', 'maidstone-west-station', 'lockmeadow']) {
      const at = hotspotCentreOf(hotspotNamed(id));
      expect(whereIs(at).zones, id).toContain('town-centre');
      expect(whereIs(at).ward, id).not.toBe(highStreet);
    }
  });

  it('overlap: Brenchley Gardens is in the town centre and in the task force area', () => {
    const found = whereIs(hotspotCentreOf(hotspotNamed('brenchley-gardens')));
    expect(found.hotspot).toBe('brenchley-gardens');
    expect(found.zones).toEqual(expect.arrayContaining(['town-centre', 'task-force-area']));
  });

  it('give two officers zones that overlap and a third none that touch the first', () => {
    const zonesOf = (id: string) => new Set(people.find((person) => person.id === id)?.zones);
    const [first, second, third] = ['olive-officer', 'otto-officer', 'odette-officer'].map(zonesOf);
    const isShared = (a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()) =>
      [...positions(), ...hotspots.map(hotspotCentreOf)].some((at) => {
        const found = whereIs(at).zones;
        return found.some((zone) => a.has(zone)) && found.some((zone) => b.has(zone));
      });
    expect(isShared(first, second)).toBe(true);
    expect(isShared(first, third)).toBe(false);
  });
});

describe('Hotspots, premises and the hub', () => {
  it('number at least twelve hotspots, one or more with an outline, each with a target', () => {
    expect(hotspots.length).toBeGreaterThanOrEqual(12);
    expect(hotspots.some(({ ground }) => 'outline' in ground)).toBe(true);
    for (const { id, target } of hotspots) {
      expect(target.visitsPerWeek, id).toBeGreaterThan(0);
      expect(target.minutesMin, id).toBeLessThanOrEqual(target.minutesMax);
      expect(
        target.hours.every(({ weekdays }) => weekdays.length > 0),
        id,
      ).toBe(true);
    }
  });

  it('lie in a ward of the borough and in a zone', () => {
    const points: [string, Position][] = [
      ...hotspots.map((hotspot) => [hotspot.id, hotspotCentreOf(hotspot)] as [string, Position]),
      ...[...premises, ...hubs].map(
        ({ id, point }) => [id, pointOf(point.lon, point.lat)] as [string, Position],
      ),
    ];
    const stray = points.filter(([, at]) => !whereIs(at).ward || whereIs(at).zones.length === 0);
    expect(stray).toEqual([]);
  });

  it('rate premises red, amber and green, to be looked at again after they were assessed', () => {
    expect(new Set(premises.map(({ rating }) => rating))).toEqual(
      new Set(['red', 'amber', 'green']),
    );
    expect(premises.filter((p) => p.reviewOn <= p.assessedOn)).toEqual([]);
  });

  it('give the hub ages that match the bands of the referral form, with none across its edge', () => {
    const { from, to } = hubs[0]?.ages ?? { from: 0, to: 0 };
    for (const band of reference.lists.referralAges) {
      const isIn = band.from >= from && band.to <= to;
      const isOut = band.to < from || band.from > to;
      expect(isIn || isOut, band.id).toBe(true);
    }
  });
});
