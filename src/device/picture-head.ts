/**
 * What a file says of itself in its first bytes: which kind of picture it is, and how large. Looked at before
 * anything is decoded: 40,000 by 40,000 pixels are 6 GB, and one such file would take the page with it (A6).
 */
import { fail, fault, ok, type Result } from '../domain/result.ts';
import { numberAt, segmentsOf } from '../sync/jpeg.ts';

export type PictureHead = { readonly width: number; readonly height: number };

/** As much of the file as is looked at: cameras write up to some 200 KB before the size of a JPEG. */
export const headBytes = 1024 * 1024;

/** `not-a-photo` with the kind, where it is known, or with nothing where its size can't be found. */
export function parsePictureHead(bytes: Uint8Array): Result<PictureHead> {
  const kind = kinds.find(({ begins }) => begins(bytes));
  if (!kind) return fail(fault('not-a-photo', otherKindOf(bytes)));
  const head = kind.sizeOf(bytes);
  return head && head.width > 0 && head.height > 0 ? ok(head) : fail(fault('not-a-photo'));
}

type Kind = {
  readonly begins: (bytes: Uint8Array) => boolean;
  readonly sizeOf: (bytes: Uint8Array) => PictureHead | null;
};

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

const longAt = (bytes: Uint8Array, at: number): number =>
  numberAt(bytes, at) * 0x10000 + numberAt(bytes, at + 2);

const kinds: readonly Kind[] = [
  { begins: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8, sizeOf: sizeOfJpeg },
  { begins: (bytes) => textAt(bytes, 0, 8) === '\x89PNG\r\n\x1a\n', sizeOf: sizeOfPng },
  {
    begins: (bytes) => textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP',
    sizeOf: sizeOfWebp,
  },
  { begins: isHeif, sizeOf: sizeOfHeif },
];

/** In every way of coding it that there is: the browser decides whether it can show it. */
function sizeOfJpeg(bytes: Uint8Array): PictureHead | null {
  for (const { marker, start } of segmentsOf(bytes)) {
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (!isFrame) continue;
    return { height: numberAt(bytes, start + 5), width: numberAt(bytes, start + 7) };
  }
  return null;
}

function sizeOfPng(bytes: Uint8Array): PictureHead | null {
  if (textAt(bytes, 12, 4) !== 'IHDR') return null;
  return { width: longAt(bytes, 16), height: longAt(bytes, 20) };
}

/** Three ways of writing it: lossy, lossless, and with a head of its own. */
function sizeOfWebp(bytes: Uint8Array): PictureHead | null {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0] = bytes.subarray(24, 30);
  const lossless = bytes.subarray(21, 25);
  const [c0 = 0, c1 = 0, c2 = 0, c3 = 0] = lossless;
  const [, , w0 = 0, w1 = 0, h0 = 0, h1 = 0] = bytes.subarray(24, 30);
  const ways: Readonly<Record<string, PictureHead>> = {
    VP8X: { width: 1 + (b0 | (b1 << 8) | (b2 << 16)), height: 1 + (b3 | (b4 << 8) | (b5 << 16)) },
    VP8L: {
      width: 1 + (c0 | ((c1 & 0x3f) << 8)),
      height: 1 + ((c1 >> 6) | (c2 << 2) | ((c3 & 0x0f) << 10)),
    },
    'VP8 ': { width: (w0 | (w1 << 8)) & 0x3fff, height: (h0 | (h1 << 8)) & 0x3fff },
  };
  return ways[textAt(bytes, 12, 4)] ?? null;
}

const heifBrands = ['heic', 'heix', 'heim', 'heis', 'mif1', 'msf1', 'avif', 'avis'];

/** HEIC and AVIF: a box `ftyp` with one of these brands. */
function isHeif(bytes: Uint8Array): boolean {
  if (textAt(bytes, 4, 4) !== 'ftyp') return false;
  const length = Math.min(longAt(bytes, 0), 256);
  const brands = textAt(bytes, 8, length - 8);
  return heifBrands.some((brand) => brands.includes(brand));
}

/** The largest of its pictures: a grid is told beside its tiles. */
function sizeOfHeif(bytes: Uint8Array): PictureHead | null {
  const meta = boxesIn(bytes, 0, bytes.length).find(({ type }) => type === 'meta');
  // `meta` has a version before its boxes, the others have none.
  const properties = meta && findBox(bytes, ['iprp', 'ipco'], meta.start + 4, meta.end);
  if (!properties) return null;
  const sizes = boxesIn(bytes, properties.start, properties.end)
    .filter(({ type }) => type === 'ispe')
    .map(({ start }) => ({ width: longAt(bytes, start + 4), height: longAt(bytes, start + 8) }));
  return sizes.sort((a, b) => b.width * b.height - a.width * a.height)[0] ?? null;
}

/** `start`: where its content begins. */
type Box = { readonly type: string; readonly start: number; readonly end: number };

function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= Math.min(to, bytes.length); ) {
    const length = longAt(bytes, at);
    // 1: the length follows in eight bytes; 0: to the end of the file. Neither is before what is looked for.
    const end = length >= 8 ? at + length : to;
    boxes.push({ type: textAt(bytes, at + 4, 4), start: at + 8, end });
    at = end;
  }
  return boxes;
}

function findBox(
  bytes: Uint8Array,
  [type, ...inner]: readonly string[],
  from: number,
  to: number,
): Box | null {
  const found = boxesIn(bytes, from, to).find((box) => box.type === type);
  if (!found || inner.length === 0) return found ?? null;
  return findBox(bytes, inner, found.start, found.end);
}

/** What people choose by mistake, by its own name. */
function otherKindOf(bytes: Uint8Array): string | undefined {
  const begins = textAt(bytes, 0, 300).trimStart().toLowerCase();
  const names: readonly (readonly [string, (begins: string) => boolean])[] = [
    ['GIF', (it) => it.startsWith('gif8')],
    ['PDF', (it) => it.startsWith('%pdf')],
    ['SVG', (it) => it.includes('<svg')],
    ['video', () => textAt(bytes, 4, 4) === 'ftyp'],
  ];
  return names.find(([, is]) => is(begins))?.[0];
}
