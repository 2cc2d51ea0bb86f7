import { describe, expect, it } from 'vitest';
import type { Outline } from '../../src/domain/ground.ts';
import { whereaboutsOf, zoneOutlinesOf } from '../../src/domain/places.ts';
import type { Hotspot, Ward, Zone } from '../../src/domain/reference.ts';

const box = (west: number, east: number): [number, number][][][] => [
  [
    [
      [west, 51],
      [east, 51],
      [east, 52],
      [west, 52],
      [west, 51],
    ],
  ],
];
const ward = (id: string, west: number, east: number, dates: Partial<Ward> = {}): Ward => ({
  id,
  name: id,
  validFrom: '2024-05-02',
  isApproximate: true,
  source: 'test',
  outline: box(west, east),
  ...dates,
});
const zone = (id: string, wards: string[], outline?: Outline): Zone => ({
  id,
  name: id,
  validFrom: '2024-05-02',
  wards,
  beat: 'staffed',
  ...(outline && { outline: outline as Zone['outline'] & {} }),
});
const hotspot = (id: string, lon: number, radiusMetres: number): Hotspot => ({
  id,
  name: id,
  validFrom: '2024-05-02',
  ground: { centre: { lon, lat: 51.5 }, radiusMetres },
  isApproximate: true,
  why: 'test',
  target: { visitsPerWeek: 3, minutesMin: 10, minutesMax: 16, hours: [] },
});

const places = {
  wards: [
    ward('old-west', 0, 1, { validFrom: '2010-01-01', validTo: '2024-05-01' }),
    ward('west', 0, 0.5),
    ward('east', 0.5, 1),
  ],
  zones: [
    zone('west-zone', ['west']),
    zone('both', ['west', 'east']),
    zone('centre', ['west'], box(0.4, 0.6)),
  ],
  hotspots: [hotspot('park', 0.45, 300), hotspot('square', 0.452, 300)],
};

describe('Whereabouts', () => {
  it('puts a place in every zone that covers it, because zones overlap on purpose', () => {
    expect(whereaboutsOf([0.45, 51.5], places, '2026-11-22').zones).toEqual([
      'west-zone',
      'both',
      'centre',
    ]);
  });

  it('puts a place across the ward line in a zone that has its own outline', () => {
    expect(whereaboutsOf([0.55, 51.5], places, '2026-11-22')).toEqual({
      ward: 'east',
      zones: ['both', 'centre'],
    });
  });

  it('reads lines as they stood on the day', () => {
    expect(whereaboutsOf([0.2, 51.5], places, '2020-06-01').ward).toBe('old-west');
    expect(whereaboutsOf([0.2, 51.5], places, '2026-06-01').ward).toBe('west');
  });

  it('takes the hotspot with the nearest centre where two overlap', () => {
    expect(whereaboutsOf([0.4515, 51.5], places, '2026-11-22').hotspot).toBe('square');
    expect(whereaboutsOf([0.4502, 51.5], places, '2026-11-22').hotspot).toBe('park');
  });

  it('leaves out what does not apply outside every line', () => {
    expect(whereaboutsOf([5, 51.5], places, '2026-11-22')).toEqual({ zones: [] });
  });

  it('draws a zone by its own outline, otherwise by its wards', () => {
    const [west, both, centre] = places.zones as [Zone, Zone, Zone];
    expect(zoneOutlinesOf(west, places.wards.slice(1))).toHaveLength(1);
    expect(zoneOutlinesOf(both, places.wards.slice(1))).toHaveLength(2);
    expect(zoneOutlinesOf(centre, places.wards.slice(1))).toEqual([centre.outline]);
  });
});
