/**
 * The ground as the walks see it: metres east and north of a corner of the town. Truth is worked out
 * here, on the plane and by other geometry than the app's, so that one error cannot hide in both.
 */
import type { Hotspot } from '../../../src/domain/reference.ts';

export type Point = { readonly x: number; readonly y: number };

/** A disc, or a street: a rectangle that lies `turn` radians anticlockwise from east. */
export type Ground =
  | { readonly middle: Point; readonly radius: number }
  | {
      readonly middle: Point;
      readonly length: number;
      readonly width: number;
      readonly turn: number;
    };

const corner = { lon: 0.52, lat: 51.27 };
const metresPerDegree = 111_194.93;
const metresPerDegreeEast = metresPerDegree * Math.cos((51.27 * Math.PI) / 180);

export const toLonLat = ({ x, y }: Point): { readonly lon: number; readonly lat: number } => ({
  lon: corner.lon + x / metresPerDegreeEast,
  lat: corner.lat + y / metresPerDegree,
});

export function isIn({ x, y }: Point, ground: Ground): boolean {
  const [dx, dy] = [x - ground.middle.x, y - ground.middle.y];
  if ('radius' in ground) return Math.hypot(dx, dy) <= ground.radius;
  const { along, across } = turned(dx, dy, ground.turn);
  return Math.abs(along) <= ground.length / 2 && Math.abs(across) <= ground.width / 2;
}

const turned = (dx: number, dy: number, turn: number) => ({
  along: dx * Math.cos(turn) + dy * Math.sin(turn),
  across: dy * Math.cos(turn) - dx * Math.sin(turn),
});

/** `u` and `v` from −1 to 1 fill the ground evenly. */
export function pointIn(ground: Ground, u: number, v: number): Point {
  const { middle } = ground;
  if ('radius' in ground) {
    const [far, angle] = [ground.radius * Math.sqrt((u + 1) / 2), Math.PI * v];
    return { x: middle.x + far * Math.cos(angle), y: middle.y + far * Math.sin(angle) };
  }
  const [along, across] = [(u * ground.length) / 2, (v * ground.width) / 2];
  return {
    x: middle.x + along * Math.cos(ground.turn) - across * Math.sin(ground.turn),
    y: middle.y + along * Math.sin(ground.turn) + across * Math.cos(ground.turn),
  };
}

const target = { visitsPerWeek: 7, minutesMin: 10, minutesMax: 16, hours: [] };

export function hotspotOn(id: string, ground: Ground): Hotspot {
  return {
    id,
    name: id,
    validFrom: '2020-04-01',
    ground:
      'radius' in ground
        ? { centre: toLonLat(ground.middle), radiusMetres: ground.radius }
        : { outline: [[cornersOf(ground)]] },
    isApproximate: false,
    why: 'Made up',
    target,
  };
}

function cornersOf(ground: Ground): [number, number][] {
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -1],
  ] as const;
  return corners.map(([u, v]) => {
    const { lon, lat } = toLonLat(pointIn(ground, u, v));
    return [lon, lat];
  });
}
