/**
 * A photo as it travels and as it is kept: a baseline JPEG with one picture in it and nothing else (S20).
 * What else a file may carry (where it was taken, with whose phone, a smaller picture of what was cut
 * away) is dropped by the phone and refused by the server. Nothing here decodes a picture.
 */
import { fail, fault, ok, type Result } from '../domain/result.ts';

export type PhotoSize = { readonly width: number; readonly height: number };

export type Segment = {
  readonly marker: number;
  /** From its FF to where the next one begins; past the last byte where it is cut off. */
  readonly start: number;
  readonly end: number;
};

const soi = 0xd8;
const eoi = 0xd9;
const sos = 0xda;
const app0 = 0xe0;
const dqt = 0xdb;
const dht = 0xc4;
const dri = 0xdd;
const sof0 = 0xc0;

/** Stops behind the end of the picture, and where what follows is no marker. */
export function* segmentsOf(bytes: Uint8Array): Generator<Segment> {
  let start = 0;
  let marker: number | undefined;
  while (marker !== eoi && bytes[start] === 0xff) {
    marker = bytes[start + 1];
    if (marker === undefined) return;
    const end = endOf(bytes, start, marker);
    yield { marker, start, end };
    start = end;
  }
}

function endOf(bytes: Uint8Array, start: number, marker: number): number {
  // Another FF fills up: a segment of one byte, so that whoever keeps only what is known drops it.
  if (marker === 0xff) return start + 1;
  if (marker === soi || marker === eoi) return start + 2;
  const end = start + 2 + Math.max(2, lengthAt(bytes, start + 2));
  return marker === sos ? endOfScan(bytes, end) : end;
}

/** Cut off in the length itself, it ends nowhere that is here. */
const lengthAt = (bytes: Uint8Array, at: number): number =>
  at + 1 < bytes.length ? numberAt(bytes, at) : bytes.length;

export const numberAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/** In the picture itself an FF is followed by 0, or by the number of a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return Math.max(from, bytes.length + 1);
}

/** The same picture without all that is not needed to show it. */
export function strippedJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const kept = [...segmentsOf(bytes)]
    .filter((segment) => isPicture(bytes, segment))
    .map(({ start, end }) => bytes.subarray(start, end));
  const stripped = new Uint8Array(kept.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of kept) {
    stripped.set(part, at);
    at += part.length;
  }
  return stripped;
}

const isPicture = (bytes: Uint8Array, segment: Segment): boolean =>
  segment.marker === app0 ? isPlainJfif(bytes, segment) : segment.marker in rules;

/** What has come, and whether that is all of it. */
export type Checked = { readonly isWhole: boolean };

/**
 * Whether `bytes` are a photo of this size, or the beginning of one: what may not be in it is seen as soon
 * as its first byte is here. Faults: `not-a-photo`, with the marker at which it was seen.
 */
export function checkJpeg(bytes: Uint8Array, size: PhotoSize): Result<Checked> {
  const seen: Seen = { markers: new Map(), tables: new Set(), size };
  let reached = 0;
  for (const segment of segmentsOf(bytes)) {
    const { marker, end } = segment;
    if (!isInPlace(bytes, segment, seen)) return fail(fault('not-a-photo', nameOf(marker)));
    seen.markers.set(marker, (seen.markers.get(marker) ?? 0) + 1);
    reached = end;
  }
  if (seen.markers.has(eoi)) {
    return reached === bytes.length ? ok({ isWhole: true }) : fail(fault('not-a-photo', 'end'));
  }
  // One byte of the next marker may be here, and it is an FF.
  const left = bytes.length - reached;
  const isBroken = left > 1 || (left === 1 && bytes[reached] !== 0xff);
  return isBroken ? fail(fault('not-a-photo', 'no marker')) : ok({ isWhole: false });
}

type Seen = {
  readonly markers: Map<number, number>;
  readonly tables: Set<number>;
  readonly size: PhotoSize;
};

type Rule = {
  /** Markers that have all come before. */
  readonly after: readonly number[];
  readonly timesMax: number;
  /** With its length field: longer is not waited for. */
  readonly bytesMax: number;
  readonly isRight: (content: Uint8Array, seen: Seen) => boolean;
};

const tablesMax = 4;
/** Of a picture's codes, as baseline JPEG has them. */
const codesMax = 162;
const anything = (): boolean => true;

const rules: Readonly<Record<number, Rule>> = {
  [soi]: { after: [], timesMax: 1, bytesMax: 0, isRight: anything },
  [app0]: { after: [soi], timesMax: 1, bytesMax: 16, isRight: isPlainHead },
  [dqt]: { after: [soi], timesMax: tablesMax, bytesMax: 2 + 4 * 65, isRight: areQuantities },
  [sof0]: { after: [soi], timesMax: 1, bytesMax: 17, isRight: isFrame },
  [dht]: { after: [soi], timesMax: 8, bytesMax: 2 + 8 * (17 + codesMax), isRight: areCodes },
  [dri]: { after: [soi], timesMax: 1, bytesMax: 4, isRight: ({ length }) => length === 2 },
  [sos]: { after: [dqt, sof0, dht], timesMax: 1, bytesMax: 12, isRight: isOneScan },
  [eoi]: { after: [sos], timesMax: 1, bytesMax: 0, isRight: anything },
};

function isInPlace(bytes: Uint8Array, { marker, start, end }: Segment, seen: Seen): boolean {
  const rule = rules[marker];
  if (!rule || (seen.markers.get(marker) ?? 0) >= rule.timesMax) return false;
  // Behind the picture comes its end, and at the very beginning its start.
  if (seen.markers.has(sos) && marker !== eoi) return false;
  if (rule.after.length === 0) return start === 0;
  if (!rule.after.every((before) => seen.markers.has(before))) return false;
  if (marker === app0 && start !== 2) return false;
  if (marker === eoi || start + 4 > bytes.length) return true;
  const length = numberAt(bytes, start + 2);
  if (length < 2 || length > rule.bytesMax) return false;
  return end > bytes.length || rule.isRight(bytes.subarray(start + 4, start + 2 + length), seen);
}

const isPlainJfif = (bytes: Uint8Array, { start, end }: Segment): boolean =>
  isPlainHead(bytes.subarray(start + 4, end));

const jfif = [0x4a, 0x46, 0x49, 0x46, 0];

/** `JFIF`, its version and density, and no thumbnail: that would show what was cut away. */
function isPlainHead(content: Uint8Array): boolean {
  const isJfif = content.length === 14 && jfif.every((byte, i) => content[i] === byte);
  return isJfif && content[12] === 0 && content[13] === 0;
}

/** A table of 64 bytes under each of four numbers, once. */
function areQuantities(content: Uint8Array, { tables }: Seen): boolean {
  if (content.length === 0 || content.length % 65 !== 0) return false;
  for (let at = 0; at < content.length; at += 65) {
    const id = content[at] ?? 0;
    if (id >= tablesMax || tables.has(id)) return false;
    tables.add(id);
  }
  return true;
}

/** Baseline, eight bits, grey or three colours, and as large as the record says. */
function isFrame(content: Uint8Array, { size }: Seen): boolean {
  const colours = content[5] ?? 0;
  return (
    content[0] === 8 &&
    numberAt(content, 1) === size.height &&
    numberAt(content, 3) === size.width &&
    (colours === 1 || colours === 3) &&
    content.length === 6 + 3 * colours
  );
}

/** Each table, once, has 16 counts and as many codes as they come to. */
function areCodes(content: Uint8Array, { tables }: Seen): boolean {
  let at = 0;
  while (at < content.length) {
    const id = content[at] ?? 0;
    const key = 0x100 + id;
    if ((id & 0xec) !== 0 || tables.has(key) || at + 17 > content.length) return false;
    const codes = content.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);
    if (codes > codesMax) return false;
    tables.add(key);
    at += 17 + codes;
  }
  return at === content.length && at > 0;
}

/** All of the picture at once. */
function isOneScan(content: Uint8Array): boolean {
  return content.length === 4 + 2 * (content[0] ?? 0);
}

const nameOf = (marker: number): string => `marker ${marker.toString(16)}`;
