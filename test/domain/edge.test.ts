import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depthMetresOf, edgeMetresOf } from '../../src/domain/edge.ts';
import { metresPerDegree, type Position } from '../../src/domain/ground.ts';

const middle: Position = [0.52, 51.27];
const perDegreeEast = metresPerDegree * Math.cos((51.27 * Math.PI) / 180);
const at = (east: number, north: number): [number, number] => [
  middle[0] + east / perDegreeEast,
  middle[1] + north / metresPerDegree,
];
const box = (width: number, height: number): [number, number][] => [
  at(-width / 2, -height / 2),
  at(width / 2, -height / 2),
  at(width / 2, height / 2),
  at(-width / 2, height / 2),
];
const circle = { centre: { lon: middle[0], lat: middle[1] }, radiusMetres: 100 };
const street = { outline: [[box(300, 30)]] };
const ringed = { outline: [[box(200, 200), box(40, 40)]] };

describe('The edge of a hotspot', () => {
  it('of a circle is as far as its radius says, and below 0 inside', () => {
    expect(edgeMetresOf(at(0, 0), circle)).toBeCloseTo(-100, 1);
    expect(edgeMetresOf(at(60, 80), circle)).toBeCloseTo(0, 0);
    expect(edgeMetresOf(at(0, 250), circle)).toBeCloseTo(150, 0);
  });

  it('of an outline is its nearest side, or corner', () => {
    expect(edgeMetresOf(at(0, 0), street)).toBeCloseTo(-15, 1);
    expect(edgeMetresOf(at(145, 0), street)).toBeCloseTo(-5, 1);
    expect(edgeMetresOf(at(0, 40), street)).toBeCloseTo(25, 1);
    expect(edgeMetresOf(at(153, 19), street)).toBeCloseTo(5, 1);
  });

  it('is also that of a hole, in which one is outside', () => {
    expect(edgeMetresOf(at(0, 0), ringed)).toBeCloseTo(20, 1);
    expect(edgeMetresOf(at(30, 0), ringed)).toBeCloseTo(-10, 1);
  });

  it('of several parts is that of the nearest', () => {
    const far = box(30, 30).map(([lon, lat]): [number, number] => [lon + 0.01, lat]);
    const parts = { outline: [[box(300, 30)], [far]] };
    const position: Position = [middle[0] + 0.01, middle[1]];
    expect(edgeMetresOf(position, parts)).toBeCloseTo(-15, 1);
  });

  it('is the same whether the ring is closed or not, and wherever it begins', () => {
    const corners = box(300, 30);
    const [first, ...rest] = corners as [[number, number], ...[number, number][]];
    const closed = { outline: [[[first, ...rest, first]]] };
    const turned = { outline: [[[...rest, first]]] };
    fc.assert(
      fc.property(
        fc.integer({ min: -300, max: 300 }),
        fc.integer({ min: -300, max: 300 }),
        (x, y) => {
          const metres = edgeMetresOf(at(x, y), street);
          expect(edgeMetresOf(at(x, y), closed)).toBeCloseTo(metres, 6);
          expect(edgeMetresOf(at(x, y), turned)).toBeCloseTo(metres, 6);
        },
      ),
    );
  });

  it('changes by no more than one has walked', () => {
    const metre = fc.integer({ min: -300, max: 300 });
    fc.assert(
      fc.property(metre, metre, metre, metre, (x1, y1, x2, y2) => {
        const walked = Math.hypot(x2 - x1, y2 - y1);
        const change = edgeMetresOf(at(x1, y1), street) - edgeMetresOf(at(x2, y2), street);
        expect(Math.abs(change)).toBeLessThanOrEqual(walked + 0.1);
      }),
    );
  });
});

describe('The depth of a hotspot', () => {
  it('is a circle’s radius, and half of a street’s width to within a cell', () => {
    expect(depthMetresOf(circle)).toBe(100);
    expect(depthMetresOf(street)).toBeGreaterThan(14);
    expect(depthMetresOf(street)).toBeLessThanOrEqual(15.01);
  });

  it('leaves out what a hole takes', () => {
    // 80 m between the hole's sides and the outer ones: 40 m deep, and a little more towards the corners.
    expect(depthMetresOf(ringed)).toBeGreaterThan(36);
    expect(depthMetresOf(ringed)).toBeLessThan(50);
  });

  it('of a street that lies across the map is still found', () => {
    const turned = box(300, 30).map(([lon, lat]): [number, number] => {
      const [x, y] = [(lon - middle[0]) * perDegreeEast, (lat - middle[1]) * metresPerDegree];
      return at((x - y) / Math.SQRT2, (x + y) / Math.SQRT2);
    });
    expect(depthMetresOf({ outline: [[turned]] })).toBeGreaterThan(9);
  });
});
