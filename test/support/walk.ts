/** A walk through the seeds' hotspots: who goes it is at each moment somewhere between two stops. */
import type { Position } from '../../src/domain/ground.ts';
import { hotspotCentreOf } from '../../src/domain/places.ts';
import { type Instant, minuteMs } from '../../src/domain/time.ts';
import { hotspotNamed } from './seed-files.ts';

/** Minutes after the walk begins, and the hotspot or the place where one is then. */
export type Stop = readonly [minute: number, where: string | Position];

const middleOf = (hotspot: string): Position => hotspotCentreOf(hotspotNamed(hotspot));

export function walkFrom(begin: Instant, stops: readonly Stop[]) {
  const known = stops.map(([minute, where]) => ({
    at: begin + minute * minuteMs,
    place: typeof where === 'string' ? middleOf(where) : where,
  }));
  return (at: Instant): { readonly lon: number; readonly lat: number } => {
    const next = known.findIndex((stop) => stop.at > at);
    const [a, b] = [known.at(next - 1), known.at(next)];
    if (!a || !b) throw new Error('A walk has stops.');
    if (next <= 0) return toSpot((next === 0 ? known[0] : known.at(-1))?.place ?? [0, 0]);
    const share = (at - a.at) / (b.at - a.at);
    return toSpot([between(a.place, b.place, share, 0), between(a.place, b.place, share, 1)]);
  };
}

const between = (a: Position, b: Position, share: number, axis: 0 | 1): number =>
  a[axis] + share * (b[axis] - a[axis]);

const toSpot = ([lon, lat]: Position) => ({ lon, lat });

/** Fifteen minutes in the park, twelve at the station, and round park and shops to fourteen at the cinema. */
export const threeHotspots: readonly Stop[] = [
  [0, 'whatman-park'],
  [15, 'whatman-park'],
  [22, 'maidstone-east-station'],
  [34, 'maidstone-east-station'],
  [37, [0.516, 51.279]],
  [41, [0.516, 51.2745]],
  [47, 'lockmeadow'],
  [61, 'lockmeadow'],
  [66, [0.5115, 51.2675]],
];
