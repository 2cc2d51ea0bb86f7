/** Walks along one line, north of a hotspot's middle, so that every time can be worked out by hand. */
import { dwellOf, visitsOf } from '../../src/analysis/dwell.ts';
import { type DwellPlace, dwellPlacesOf } from '../../src/analysis/dwell-place.ts';
import { confirmedMsOf, type DwellVisit, possibleMsOf } from '../../src/analysis/dwell-visit.ts';
import type { Fix, Mark, Seen } from '../../src/analysis/seen.ts';
import type { Hotspot } from '../../src/domain/reference.ts';

export const began = Date.UTC(2026, 10, 20, 21, 0);
const metresPerDegree = 111_194.93;

/** Seconds since `began`, metres north of the middle of *park*, and what the phone claims. */
export const fix = (seconds: number, metres: number, accuracyMetres: number | null = 16): Fix => ({
  at: began + seconds * 1000,
  lon: 0.52,
  lat: 51.27 + metres / metresPerDegree,
  accuracyMetres,
});

export const mark = (seconds: number, kind: Mark['mark']): Mark => ({
  at: began + seconds * 1000,
  mark: kind,
});

/** From one place to another, a fix every ten seconds, both ends in. */
export function leg(fromSeconds: number, toSeconds: number, from: number, to: number): Fix[] {
  const steps = Math.round((toSeconds - fromSeconds) / 10);
  return Array.from({ length: steps + 1 }, (_, i) =>
    fix(fromSeconds + 10 * i, from + ((to - from) * i) / Math.max(1, steps)),
  );
}

const stay = (fromSeconds: number, toSeconds: number, at: number): Fix[] =>
  leg(fromSeconds, toSeconds, at, at);

/** In at 12.5 m a fix, ten minutes in the middle, and out again: truly inside from 80 s to 840 s. */
export const quarterHour: readonly Fix[] = [
  ...leg(0, 160, 200, 0),
  ...stay(170, 750, 0),
  ...leg(760, 920, 0, 200),
];

export function hotspot(id: string, metresNorth: number, radiusMetres: number): Hotspot {
  const centre = { lon: 0.52, lat: 51.27 + metresNorth / metresPerDegree };
  return {
    id,
    name: id,
    validFrom: '2020-04-01',
    ground: { centre, radiusMetres },
    isApproximate: false,
    why: 'Made up',
    target: { visitsPerWeek: 7, minutesMin: 10, minutesMax: 16, hours: [] },
  };
}

/**
 * A disc of 100 m: a fix that claims 16 m is surely in from 16 m inside on, and surely out from 32 m
 * outside.
 */
export const park: readonly DwellPlace[] = dwellPlacesOf([hotspot('park', 0, 100)]);

export const secondsOf = (at: number | undefined): number | undefined =>
  at === undefined ? undefined : (at - began) / 1000;

/** In whole seconds: where, from when to when, and how much of it is sure and possible. */
const toldOf = ({ hotspot: at, arrived, left, ...visit }: DwellVisit) => ({
  at,
  arrived: Math.round(secondsOf(arrived) as number),
  left: left === undefined ? undefined : Math.round(secondsOf(left) as number),
  sure: Math.round(confirmedMsOf(visit) / 1000),
  possible: Math.round(possibleMsOf(visit) / 1000),
});

export function told(seen: readonly Seen[], places = park, mode = 'foot', nowSeconds?: number) {
  const now = nowSeconds === undefined ? (seen.at(-1)?.at ?? began) : began + nowSeconds * 1000;
  return visitsOf(dwellOf(seen, places, mode), now).map(toldOf);
}
