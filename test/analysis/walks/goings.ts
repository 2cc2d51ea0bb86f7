/** How officers go about: to a place and about it, along its edge, past it, and out for a word. */
import type { Random } from '../../simulation/random.ts';
import { type Ground, type Point, pointIn } from './flat.ts';
import { endOf, type Path, paces, stand, startAt, walkTo, wander } from './path.ts';

export const minute = 60_000;
export const middle: Point = { x: 400, y: 300 };

export const disc = (radius: number, at: Point = middle): Ground => ({ middle: at, radius });

export function around(random: Random, metres: number, from: Point = middle): Point {
  return onRing(2 * Math.PI * random.next(), metres, from);
}

const onRing = (angle: number, metres: number, from: Point): Point => ({
  x: from.x + metres * Math.cos(angle),
  y: from.y + metres * Math.sin(angle),
});

const reachOf = (ground: Ground): number =>
  'radius' in ground ? ground.radius : ground.length / 2;
const farFrom = (ground: Ground, random: Random): Point =>
  around(random, reachOf(ground) + random.between(200, 300), ground.middle);

const coming = (ground: Ground, to: Point, random: Random): Path =>
  walkTo(startAt(farFrom(ground, random)), to, random.pick([paces.usual, paces.brisk]));

const leaving = (path: Path, ground: Ground, random: Random): Path =>
  stand(walkTo(path, farFrom(ground, random)), minute);

const somewhereIn = (ground: Ground, random: Random): Point =>
  pointIn(ground, 2 * random.next() - 1, 2 * random.next() - 1);

/** What is left of a quarter of an hour when one has walked in and out. */
const stayIn = (ground: Ground): number => 14 * minute - (1000 * 2 * reachOf(ground)) / paces.usual;

/** Comes from afar, is about the place, and goes on; on average a quarter of an hour inside. */
export function visiting(ground: Ground, random: Random, stayMs = stayIn(ground)): Path {
  const there = wander(coming(ground, somewhereIn(ground, random), random), ground, stayMs, random);
  return leaving(there, ground, random);
}

/** Stands at one spot of the inner part. */
export function standing(ground: Ground, random: Random, stayMs = stayIn(ground)): Path {
  const spot = pointIn(ground, random.next() - 1, 2 * random.next() - 1);
  return leaving(stand(coming(ground, spot, random), stayMs), ground, random);
}

/** Round and round, so many metres from the edge: below 0 inside. */
export function alongEdge(
  radius: number,
  edgeMetres: number,
  random: Random,
  stayMs = 13 * minute,
): Path {
  const ring = radius + edgeMetres;
  let angle = 2 * Math.PI * random.next();
  let path = walkTo(startAt(onRing(angle, radius + 250, middle)), onRing(angle, ring, middle));
  const until = endOf(path).ms + stayMs;
  while (endOf(path).ms < until) {
    angle += 0.15;
    path = walkTo(path, onRing(angle, ring, middle), paces.slow);
  }
  return walkTo(path, onRing(angle, radius + 250, middle));
}

/** A straight line that passes the middle at so many metres. */
export function passing(metresOff: number, random: Random): Path {
  const angle = 2 * Math.PI * random.next();
  const at = (along: number): Point => ({
    x: middle.x + along * Math.cos(angle) - metresOff * Math.sin(angle),
    y: middle.y + along * Math.sin(angle) + metresOff * Math.cos(angle),
  });
  return walkTo(startAt(at(-400)), at(400));
}

/** Half-way through the visit across the street for a minute, and back. */
export function outForAWord(radius: number, random: Random): Path {
  const angle = 2 * Math.PI * random.next();
  const near = onRing(angle, radius - 40, middle);
  const half = walkTo(visitingUntil(disc(radius), random), near);
  const out = walkTo(half, onRing(angle, radius + 60, middle));
  const back = walkTo(stand(out, minute / 2), near);
  return leaving(wander(back, disc(radius), 6 * minute, random), disc(radius), random);
}

const visitingUntil = (ground: Ground, random: Random): Path =>
  wander(coming(ground, somewhereIn(ground, random), random), ground, 6 * minute, random);

/** Six hotspots of a town centre, and a station to rest in that is none. */
export const town = {
  park: disc(150),
  square: disc(60, { x: 800, y: 350 }),
  mall: disc(90, { x: 1000, y: 100 }),
  street: disc(100, { x: 700, y: 700 }),
  quay: disc(80, { x: 200, y: -200 }),
  gardens: disc(120, { x: -200, y: 600 }),
} as const;
const station: Point = { x: 1500, y: 900 };

/**
 * A shift: from one hotspot to another, a quarter of an hour or ten minutes at each, and an hour's
 * rest.
 */
export function shift(random: Random, hours: number): Path {
  const grounds = Object.values(town);
  let path = startAt(station);
  while (endOf(path).ms < hours * 60 * minute) {
    const ground = random.pick(grounds);
    const there = walkTo(path, somewhereIn(ground, random));
    path = random.happens(0.3)
      ? stand(there, 10 * minute)
      : wander(there, ground, 12 * minute, random);
    const isHalf =
      endOf(path).ms > hours * 30 * minute && path.every((it) => it.x !== station.x || it.ms === 0);
    if (isHalf) path = stand(walkTo(path, station), 60 * minute);
  }
  return path;
}
