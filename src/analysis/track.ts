/**
 * A patrol's track in few bytes. Each point is what it differs from the one before: a byte for the
 * seconds, one or two for each way on the ground, one for the accuracy. Later points are put after
 * earlier ones; wherever it is cut off, all whole points before the cut can be read. Times are kept to
 * the second, places to 0.00001° (half of it off at most: 0.56 m north, 0.35 m east in Kent), and
 * accuracies to a step upwards.
 */
import { fail, fault, ok, type Result } from '../domain/result.ts';
import { type Instant, secondMs } from '../domain/time.ts';
import { type Fix, isMark, type Mark, type Seen } from './seen.ts';
import { fromZigzag, newVarintReader, toZigzag, writeVarint } from './varint.ts';

const version = 1;
const perDegree = 100_000;

/** A kill loses what is not yet written, and never more than this. */
const unwrittenMsMax = 15 * secondMs;

/**
 * Whether to write now, because by the next fix it would be too late. The phone is not woken for
 * writing alone.
 */
export const isChunkDue = (firstUnwrittenAt: Instant, nextFixAt: Instant): boolean =>
  nextFixAt - firstUnwrittenAt > unwrittenMsMax || nextFixAt < firstUnwrittenAt;

/** Metres. 50 is one of them, so that a fix that is good enough to count stays so. */
const accuracySteps = [
  2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 65, 80, 100, 150, 200, 300, 500, 1000, 3000,
  10_000, 100_000,
] as const;
const unsaid = accuracySteps.length;

const marks = ['begin', 'break', 'sleep'] as const satisfies readonly Mark['mark'][];
/** Stands where a mark could: the clock was set back by the seconds that follow. */
const setBack = marks.length;

/** Where a track stands: what the next point differs from. In whole units. */
export type TrackState = {
  readonly isBegun: boolean;
  readonly seconds: number;
  readonly lon: number;
  readonly lat: number;
};

export const emptyTrack: TrackState = { isBegun: false, seconds: 0, lon: 0, lat: 0 };

/** The bytes to put after those that there are, and where the track stands then. */
export function encodeTrack(
  state: TrackState,
  seen: readonly Seen[],
): { readonly state: TrackState; readonly bytes: Uint8Array } {
  const bytes: number[] = state.isBegun || seen.length === 0 ? [] : [version];
  const end = seen.reduce((before, it) => encodeOne(bytes, before, it), state);
  return { state: end, bytes: Uint8Array.from(bytes) };
}

function encodeOne(bytes: number[], before: TrackState, seen: Seen): TrackState {
  const seconds = Math.round(seen.at / secondMs);
  const back = Math.max(0, before.seconds - seconds);
  if (back > 0) writeAll(bytes, [1, setBack, back]);
  const head = 2 * (seconds - before.seconds + back);
  if (isMark(seen)) {
    writeAll(bytes, [head + 1, marks.indexOf(seen.mark)]);
    return { ...before, isBegun: true, seconds };
  }
  const [lon, lat] = [Math.round(seen.lon * perDegree), Math.round(seen.lat * perDegree)];
  const moved = [toZigzag(lat - before.lat), toZigzag(lon - before.lon)];
  writeAll(bytes, [head, ...moved, accuracyStepOf(seen.accuracyMetres)]);
  return { isBegun: true, seconds, lon, lat };
}

const writeAll = (bytes: number[], values: readonly number[]): void => {
  for (const value of values) writeVarint(bytes, value);
};

function accuracyStepOf(metres: number | null): number {
  const step = metres === null ? -1 : accuracySteps.findIndex((it) => metres <= it);
  return step < 0 ? unsaid : step;
}

export type DecodedTrack = {
  readonly seen: readonly Seen[];
  /** From here on it can be written further, once it is cut to `bytesRead`. */
  readonly state: TrackState;
  readonly bytesRead: number;
};

/** Fails on another version's bytes, and on what no phone can have written. */
export function decodeTrack(bytes: Uint8Array): Result<DecodedTrack> {
  if (bytes.length === 0) return ok({ seen: [], state: emptyTrack, bytesRead: 0 });
  if (bytes[0] !== version) return fail(fault('malformed', 'track version'));
  const reader = newVarintReader(bytes);
  reader.next();
  const seen: Seen[] = [];
  let state: TrackState = { ...emptyTrack, isBegun: true };
  for (let bytesRead = reader.place(); ; bytesRead = reader.place()) {
    const one = decodeOne(reader.next, state);
    if (one === 'cut') return ok({ seen, state, bytesRead });
    if (one === 'malformed') return fail(fault('malformed', 'track'));
    state = one.state;
    if (one.seen) seen.push(one.seen);
  }
}

type Next = () => number | undefined;
type One = { readonly state: TrackState; readonly seen?: Seen };

function decodeOne(next: Next, before: TrackState): One | 'cut' | 'malformed' {
  const head = next();
  const first = next();
  if (head === undefined || first === undefined) return 'cut';
  const seconds = before.seconds + Math.floor(head / 2);
  if (head % 2 === 0) return decodePoint([first, next(), next()], { ...before, seconds });
  if (first !== setBack) return decodeMark(first, { ...before, seconds });
  const back = next();
  if (back === undefined) return 'cut';
  return back > seconds ? 'malformed' : { state: { ...before, seconds: seconds - back } };
}

function decodeMark(code: number, state: TrackState): One | 'malformed' {
  const mark = marks[code];
  return mark ? { state, seen: { at: state.seconds * secondMs, mark } } : 'malformed';
}

function decodePoint(
  [north = 0, east, step]: readonly (number | undefined)[],
  before: TrackState,
): One | 'cut' | 'malformed' {
  if (east === undefined || step === undefined) return 'cut';
  const state = {
    ...before,
    lat: before.lat + fromZigzag(north),
    lon: before.lon + fromZigzag(east),
  };
  const [lon, lat] = [state.lon / perDegree, state.lat / perDegree];
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180 || step > unsaid) return 'malformed';
  const accuracyMetres = accuracySteps[step] ?? null;
  const seen: Fix = { at: state.seconds * secondMs, lon, lat, accuracyMetres };
  return { state, seen };
}
