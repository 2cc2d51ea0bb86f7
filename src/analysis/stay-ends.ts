/**
 * When somebody can have come in or left, between a fix that saw them on one side and one on the other.
 */
import { secondMs } from '../domain/time.ts';
import { dwellLimits } from './dwell-limits.ts';
import type { Sighting } from './dwell-place.ts';
import { isSilence } from './stay.ts';

/**
 * Of the time between two sightings, what is likely to have been inside, in milliseconds. Somebody who
 * lingers at the edge gets a part of each fix, and a phone's quick errors average out.
 */
export const likelyMs = (a: Sighting, b: Sighting): number =>
  Math.round(((b.t - a.t) * (a.share + b.share)) / 2);

/**
 * The first moment at which they can have been in. After a silence they walked straight there from
 * where they were seen; between fixes in a row the walk is shorter than the fixes are unsure.
 */
export const earliestOf = (outside: Sighting, inside: Sighting, travel: number): number =>
  isSilence(outside.t, inside.t)
    ? Math.min(inside.t, outside.t + walkMs(outside, travel))
    : outside.t;

/** The last moment at which they can have been in, to be where they were seen outside. */
export const latestOf = (inside: Sighting, outside: Sighting, travel: number): number =>
  isSilence(inside.t, outside.t)
    ? Math.max(inside.t, outside.t - walkMs(outside, travel))
    : outside.t;

function walkMs({ edgeMetres, errorMetres }: Sighting, metresPerSecond: number): number {
  const metres = Math.max(0, edgeMetres - dwellLimits.outErrors * errorMetres);
  return Math.round((secondMs * metres) / metresPerSecond);
}

export const clamp = (value: number, min: number, max: number): number =>
  Math.min(max, Math.max(min, value));
