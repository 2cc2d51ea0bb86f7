import fc from 'fast-check';
import { expect, test } from 'vitest';
import { borderOf } from '../../src/app/features/map/border.ts';
import { chooseAt } from '../../src/app/features/map/choose-at.ts';
import { firstExtentOf } from '../../src/app/features/map/extent.ts';
import { gridOf } from '../../src/app/features/map/grid.ts';
import { groundOf } from '../../src/app/features/map/ground.ts';
import { newRoom, placesAround } from '../../src/app/features/map/labels.ts';
import { placeMarksOf } from '../../src/app/features/map/marks.ts';
import { pinFieldsOf, pinWords } from '../../src/app/features/map/pin-fields.ts';
import {
  pixelsOf,
  positionOf,
  scaleOf,
  type View,
  worldOf,
  xIn,
  yIn,
} from '../../src/app/features/map/view.ts';
import {
  distanceMetres,
  isInBounds,
  type Outline,
  type Position,
} from '../../src/domain/ground.ts';
import { hotspotCentreOf } from '../../src/domain/places.ts';
import { hotspotNamed, reference, whereIs } from '../support/seed-files.ts';

const day = '2026-11-22';
const centre: Position = [0.5224, 51.2735];
const [centreX, centreY] = worldOf(centre);
const scale = scaleOf(15);
const view: View = {
  scale,
  left: centreX * scale - 200,
  top: centreY * scale - 300,
  width: 400,
  height: 600,
  zoom: 15,
};
const near = fc.tuple(
  fc.double({ min: 0.51, max: 0.535, noNaN: true }),
  fc.double({ min: 51.265, max: 51.285, noNaN: true }),
);

test('a position goes to the map and comes back within a millimetre', () => {
  fc.assert(
    fc.property(near, (at) => {
      expect(distanceMetres(positionOf(worldOf(at)), at)).toBeLessThan(0.001);
    }),
  );
});

test('a length in pixels is the length on the ground', () => {
  const east: Position = [0.5324, 51.2735];
  const pixels = xIn(view, worldOf(east)[0]) - xIn(view, centreX);
  expect(pixelsOf(distanceMetres(centre, east), worldOf(centre), view) / pixels).toBeCloseTo(1, 2);
});

test('a tap finds the same incidents by the grid as by measuring to each, nearest first', () => {
  fc.assert(
    fc.property(fc.array(near, { maxLength: 300 }), fc.nat(400), fc.nat(600), (places, x, y) => {
      const points = places.map(worldOf);
      const distance = (i: number) => {
        const [worldX, worldY] = points[i] as (typeof points)[number];
        return Math.hypot(xIn(view, worldX) - x, yIn(view, worldY) - y);
      };
      const found = gridOf(points, view).near(x, y, 40);
      expect([...found].sort((a, b) => a - b)).toEqual(
        points.flatMap((_, i) => (distance(i) <= 40 ? [i] : [])),
      );
      expect(found.map(distance)).toEqual(found.map(distance).sort((a, b) => a - b));
    }),
  );
});

test('a finger on a hotspot’s disc means the hotspot, beside it the incident, far from all nothing', () => {
  const hotspot = hotspotNamed('jubilee-square');
  const marks = placeMarksOf([hotspot]);
  const at = worldOf(hotspotCentreOf(hotspot));
  const [x, y] = [xIn(view, at[0]), yIn(view, at[1])];
  const incidents = [{ id: 'i', at: [at[0] + 15 / scale, at[1]] as const }];
  expect(chooseAt({ marks, incidents }, view, x, y)).toEqual({ kind: 'hotspot', id: hotspot.id });
  expect(chooseAt({ marks, incidents }, view, x + 16, y)).toEqual({
    kind: 'incidents',
    ids: ['i'],
  });
  expect(chooseAt({ marks, incidents }, view, x, y + 100)).toBeNull();
});

test('the line that two wards share is not part of their zone’s border', () => {
  const square = (west: number): Outline => [
    [
      [
        [west, 51],
        [west + 1, 51],
        [west + 1, 52],
        [west, 52],
        [west, 51],
      ],
    ],
  ];
  expect(borderOf([square(0)]).length / 4).toBe(4);
  expect(borderOf([square(0), square(1)]).length / 4).toBe(6);
});

test('zones whose ground may be shared are known as pairs, smallest first', () => {
  const { zones, overlaps } = groundOf(reference, day);
  expect(zones[0]?.id).toBe('task-force-area');
  expect(overlaps.map((pair) => pair.map(({ id }) => id))).toContainEqual([
    'task-force-area',
    'town-centre',
  ]);
});

test('a phone opens on the smallest zone of its person, a desk on the whole partnership', () => {
  const person = { zones: ['town-centre', 'fant-tovil'] };
  const extent = firstExtentOf(reference, person, day, true);
  expect(isInBounds(centre, extent)).toBe(true);
  expect(extent.east - extent.west).toBeLessThan(0.03);
  expect(firstExtentOf(reference, person, day, false)).toEqual(reference.partnership.area);
});

test('no two names on the map lie over each other', () => {
  const size = { width: 80, height: 32 };
  const spots = fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { maxLength: 30 });
  fc.assert(
    fc.property(spots, (at) => {
      const room = newRoom();
      const taken = at.flatMap(([x, y]) => room.take(placesAround(x, y, 10, size)) ?? []);
      for (const a of taken) {
        for (const b of taken) {
          if (a === b) continue;
          const isOver =
            a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
          expect(isOver).toBe(false);
        }
      }
    }),
  );
});

test('a pin takes the incident out of the hotspot it was in, when it is put elsewhere', () => {
  const field: Position = [0.7, 51.2];
  expect(pinFieldsOf(field, whereIs(field))).toMatchObject({
    place: { lon: 0.7, lat: 51.2, accuracyMetres: null, source: 'pin' },
    hotspot: null,
  });
});

test('a pin says in words where it is before it is put there', () => {
  const at = hotspotCentreOf(hotspotNamed('brenchley-gardens'));
  expect(pinWords(whereIs(at), reference)).toEqual({
    place: 'Brenchley Gardens',
    zones: 'In Town centre · Task force area · Fant, Tovil and High Street',
  });
  expect(pinWords({ zones: [] }, reference)).toEqual({
    place: 'Outside every ward',
    zones: 'In no zone',
  });
});
