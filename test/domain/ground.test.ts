import { describe, expect, it } from 'vitest';
import {
  boundsOf,
  distanceMetres,
  isInOutline,
  isInPolygon,
  type Polygon,
} from '../../src/domain/ground.ts';

const square: Polygon = [
  [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
    [0, 0],
  ],
  [
    [4, 4],
    [6, 4],
    [6, 6],
    [4, 6],
    [4, 4],
  ],
];

describe('Geometry on the ground', () => {
  it('measures one degree of latitude as 111.195 km on the mean sphere', () => {
    expect(distanceMetres([0.5, 51], [0.5, 52])).toBeCloseTo(111_195, -1);
  });

  it('shortens a degree of longitude by the cosine of the latitude', () => {
    const atSixty = distanceMetres([0, 60], [1, 60]);
    expect(atSixty / distanceMetres([0, 0], [1, 0])).toBeCloseTo(0.5, 3);
  });

  it('holds a point inside the outer ring and not one in a hole', () => {
    expect(isInPolygon([2, 2], square)).toBe(true);
    expect(isInPolygon([5, 5], square)).toBe(false);
    expect(isInPolygon([11, 5], square)).toBe(false);
  });

  it('holds a point in any part of an outline of several parts', () => {
    const far: Polygon = [
      [
        [20, 20],
        [21, 20],
        [21, 21],
        [20, 21],
      ],
    ];
    expect(isInOutline([20.5, 20.5], [square, far])).toBe(true);
    expect(isInOutline([15, 15], [square, far])).toBe(false);
  });

  it('bounds an outline by its outermost corners', () => {
    expect(boundsOf([square])).toEqual({ west: 0, south: 0, east: 10, north: 10 });
  });
});
