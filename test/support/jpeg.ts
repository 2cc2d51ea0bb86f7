/** JPEGs made by hand, segment by segment: right in every length, whatever picture their bits may show. */
import { createHash } from 'node:crypto';
import type { Photo } from '../../src/domain/photo.ts';
import { oneInTheMorning } from './world.ts';

export type HandMade = {
  readonly width?: number;
  readonly height?: number;
  /** Bytes of the picture itself. */
  readonly scanBytes?: number;
  /** Tells one picture from another. */
  readonly seed?: number;
  /** Between the head and the tables. */
  readonly extra?: readonly Uint8Array[];
};

export type Bytes = readonly (number | readonly number[] | Uint8Array)[];

export const bytesOf = (...parts: Bytes): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part])));

export const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

export const segment = (marker: number, ...content: Bytes): Uint8Array => {
  const bytes = bytesOf(...content);
  const length = bytes.length + 2;
  return bytesOf(0xff, marker, length >> 8, length & 0xff, bytes);
};

export const start = bytesOf(0xff, 0xd8);
export const end = bytesOf(0xff, 0xd9);
export const jfif = segment(0xe0, ascii('JFIF\0'), [1, 1, 0, 0, 1, 0, 1, 0, 0]);
export const quantities = segment(
  0xdb,
  0,
  Array.from({ length: 64 }, (_, i) => i + 1),
);
export const codes = segment(0xc4, 0x00, [0, 1, ...Array.from({ length: 14 }, () => 0)], 5);

export const frame = (width: number, height: number, marker = 0xc0): Uint8Array =>
  segment(marker, 8, [height >> 8, height & 255, width >> 8, width & 255], 1, [1, 0x11, 0]);

export const scanHead = segment(0xda, 1, [1, 0], [0, 63, 0]);

/** With the stuffing of every FF, and now and then a restart. */
export function scan(bytes: number, seed = 1): Uint8Array {
  const all = new Uint8Array(bytes);
  let word = seed * 2654435761 + 1;
  for (let i = 0; i < bytes; i++) {
    word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
    all[i] = word >>> 24;
    if (i > 0 && all[i - 1] === 0xff) all[i] = word % 7 === 0 ? 0xd0 + (word % 8) : 0;
  }
  if (all[bytes - 1] === 0xff) all[bytes - 1] = 0;
  return all;
}

export function handMadeJpeg(made: HandMade = {}): Uint8Array<ArrayBuffer> {
  const { width = 1600, height = 1200, scanBytes = 200_000, seed = 1, extra = [] } = made;
  const tables = [quantities, frame(width, height), codes];
  const picture = [scanHead, scan(scanBytes, seed)];
  return bytesOf(start, jfif, ...extra, ...tables, ...picture, end);
}

export const photoOf = (bytes: Uint8Array, change: Partial<Photo> = {}): Photo => ({
  hash: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
  width: 1600,
  height: 1200,
  at: oneInTheMorning,
  ...change,
});

/** Where a phone's camera writes where it was: found again wherever its bytes lie. */
export const canary = 'CANARY 51.2766N 0.5197E';

/** An APP1 with an orientation, and with a place in words of its own. */
export function exif(orientation = 1): Uint8Array {
  const entry = [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0];
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, ...entry, 0, 0, 0, 0];
  return segment(0xe1, ascii('Exif\0\0'), tiff, ascii(canary));
}
