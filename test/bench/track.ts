// `npm run bench -- track`: what a shift of eight hours weighs, how long it takes to write and to read, and how often a
// phone is woken for it, in each mode of the adaptive rate. Seeded shifts of known paths; times are medians.
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { dwellOf, visitsOf } from '../../src/analysis/dwell.ts';
import { dwellPlacesOf } from '../../src/analysis/dwell-place.ts';
import type { Fix, Seen } from '../../src/analysis/seen.ts';
import { decodeTrack, emptyTrack, encodeTrack, isChunkDue } from '../../src/analysis/track.ts';
import { hourMs } from '../../src/domain/time.ts';
import { hotspotOn } from '../analysis/walks/flat.ts';
import { shift, town } from '../analysis/walks/goings.ts';
import { usualPhone } from '../analysis/walks/phone.ts';
import { adaptive, every, newTallies, type Tallies } from '../analysis/walks/rates.ts';
import { newWalk, type Rate, startedAt } from '../analysis/walks/walk.ts';
import { newRandom } from '../simulation/random.ts';
import { quantile } from '../support/quantile.ts';

const hours = 8;
const shifts = 10;
const rounds = 30;
const modes = ['near', 'between', 'still'] as const;

weigh('every-10-s', () => every(10));
for (const [name, isSparing] of [
  ['adaptive', false],
  ['in-a-pocket', true],
] as const) {
  const tallies = newTallies();
  weigh(name, () => adaptive(town, isSparing, tallies));
  wakeUps(name, tallies);
}

function weigh(name: string, newRate: () => Rate): void {
  const tracks = Array.from({ length: shifts }, (_, seed) => trackOf(seed, newRate()));
  const points = mean(tracks.map(({ length }) => length));
  const sizes = tracks.map((seen) => encodeTrack(emptyTrack, seen).bytes.length);
  const json = tracks.map((seen) => JSON.stringify(seen.map(withoutElapsed)));
  say(`${name}-points`, points, 'points');
  say(`${name}-bytes-a-point`, mean(sizes) / points, 'bytes', 5);
  say(`${name}-shift`, mean(sizes) / 1000, 'KB', 15);
  say(`${name}-as-json`, mean(json.map(({ length }) => length)) / 1000, 'KB');
  say(`${name}-as-json-zipped`, mean(json.map((it) => gzipSync(it).length)) / 1000, 'KB');
  say(`${name}-writes`, mean(tracks.map(writesOf)) / hours, 'an hour');
  times(name, tracks[0] ?? []);
}

function trackOf(seed: number, rate: Rate): readonly Fix[] {
  const random = newRandom(seed).branch('shift');
  const path = shift(random, hours);
  const walk = newWalk({ places: town, path, phone: usualPhone, rate }, random);
  const until = startedAt + hours * hourMs;
  return walk.seen.map(({ seen }) => seen as Fix).filter(({ at }) => at < until);
}

function withoutElapsed({ elapsedMs: _elapsedMs, ...fix }: Fix) {
  return fix;
}

/** As a phone writes: whenever a kill before the next fix could lose more than it may. */
function writesOf(track: readonly Seen[]): number {
  let [writes, first] = [0, track[0]?.at ?? 0];
  track.forEach(({ at }, place) => {
    const next = track[place + 1]?.at ?? Number.POSITIVE_INFINITY;
    if (!isChunkDue(first, next)) return;
    writes += 1;
    first = Math.max(at, next);
  });
  return writes;
}

function times(name: string, track: readonly Fix[]): void {
  const { bytes } = encodeTrack(emptyTrack, track);
  const hotspots = Object.entries(town).map(([id, ground]) => hotspotOn(id, ground));
  const places = dwellPlacesOf(hotspots);
  const spent = { encode: [] as number[], decode: [] as number[], dwell: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    spent.encode.push(timeOf(() => encodeTrack(emptyTrack, track)));
    spent.decode.push(timeOf(() => decodeTrack(bytes)));
    spent.dwell.push(timeOf(() => visitsOf(dwellOf(track, places, 'foot'), track.at(-1)?.at ?? 0)));
  }
  say(`${name}-encode`, quantile(spent.encode, 0.5), 'ms');
  say(`${name}-decode`, quantile(spent.decode, 0.5), 'ms');
  say(`${name}-visits-from-it`, quantile(spent.dwell, 0.5), 'ms');
}

function wakeUps(name: string, tallies: Tallies): void {
  const all = modes.reduce((sum, mode) => sum + tallies[mode].ms, 0);
  for (const mode of modes) {
    const { wakes, fixes, ms } = tallies[mode];
    say(`${name}-${mode}-share`, (100 * ms) / all, '%');
    say(`${name}-${mode}-wake-ups`, (wakes * hourMs) / ms, 'an hour');
    say(`${name}-${mode}-fixes`, (fixes * hourMs) / ms, 'an hour');
  }
  const wakes = modes.reduce((sum, mode) => sum + tallies[mode].wakes, 0);
  say(`${name}-wake-ups`, (wakes * hourMs) / all, 'an hour');
}

function timeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function say(name: string, value: number, unit: string, budget?: number): void {
  const shown = value >= 100 ? value.toFixed(0) : value.toFixed(2);
  console.log(`${name} ${shown} ${unit}${budget === undefined ? '' : ` (${budget})`}`);
}
