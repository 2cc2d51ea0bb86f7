import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePictureHead } from '../../src/device/picture-head.ts';
import {
  ascii,
  type Bytes,
  bytesOf,
  exif,
  frame,
  handMadeJpeg,
  jfif,
  segment,
  start,
} from '../support/jpeg.ts';

const long = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
const png = (width: number, height: number) =>
  bytesOf(0x89, ascii('PNG\r\n\x1a\n'), long(13), ascii('IHDR'), long(width), long(height), 8, 2);
const webp = (kind: string, ...data: Bytes) =>
  bytesOf(ascii('RIFF'), long(0), ascii('WEBP'), ascii(kind), long(0), ...data);
const box = (type: string, ...content: Bytes) => {
  const bytes = bytesOf(...content);
  return bytesOf(long(bytes.length + 8), ascii(type), bytes);
};
const ispe = (width: number, height: number) => box('ispe', long(0), long(width), long(height));
const heif = (brand: string) =>
  bytesOf(
    box('ftyp', ascii(brand), long(0), ascii('mif1')),
    box(
      'meta',
      long(0),
      box('hdlr', ascii('pict')),
      box('iprp', box('ipco', ispe(512, 512), ispe(4032, 3024), ispe(320, 240)), box('ipma')),
    ),
    box('mdat', ascii('...')),
  );

test.each<readonly [string, Uint8Array, number, number]>([
  ['JPEG', handMadeJpeg({ width: 4000, height: 3000, scanBytes: 9 }), 4000, 3000],
  ['JPEG behind EXIF', handMadeJpeg({ width: 4000, height: 3000, extra: [exif(6)] }), 4000, 3000],
  ['progressive JPEG', bytesOf(start, jfif, frame(4000, 3000, 0xc2)), 4000, 3000],
  ['JPEG of 40,000 pixels', bytesOf(start, jfif, frame(40_000, 40_000)), 40_000, 40_000],
  ['PNG', png(4000, 3000), 4000, 3000],
  ['PNG of a thousand million pixels', png(100_000, 100_000), 100_000, 100_000],
  ['lossy WebP', webp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a], 0xa0, 0x0f, 0xb8, 0x0b), 4000, 3000],
  ['lossless WebP', webp('VP8L', 0x2f, 0x9f, 0xcf, 0xed, 0x02), 4000, 3000],
  ['WebP with a head', webp('VP8X', [0, 0, 0, 0], 0x9f, 0x0f, 0, 0xb7, 0x0b, 0), 4000, 3000],
  ['HEIC', heif('heic'), 4032, 3024],
  ['AVIF', heif('avif'), 4032, 3024],
])('the first bytes of a %s tell its size', (_, bytes, width, height) => {
  expect(parsePictureHead(bytes)).toEqual({ ok: true, value: { width, height } });
});

test.each<readonly [string | undefined, Uint8Array]>([
  ['SVG', ascii('<?xml version="1.0"?>\n<svg width="40000" height="40000"/>')],
  ['SVG', ascii('  <SVG xmlns="http://www.w3.org/2000/svg"/>')],
  ['GIF', ascii('GIF89a\x01\x00')],
  ['PDF', ascii('%PDF-1.7')],
  ['video', box('ftyp', ascii('isom'), long(512))],
  [undefined, ascii('<!doctype html>')],
  [undefined, ascii('BM......')],
  [undefined, new Uint8Array()],
  [undefined, bytesOf(start, jfif, segment(0xe1, 1, 2, 3))],
  [undefined, bytesOf(start, jfif, frame(0, 0))],
  [undefined, png(0, 10)],
])('what is no picture to take is refused: %s', (where, bytes) => {
  const fault = where ? { code: 'not-a-photo', where } : { code: 'not-a-photo' };
  expect(parsePictureHead(bytes)).toEqual({ ok: false, fault });
});

test('whatever the bytes are, looking at them ends', () => {
  const begins = fc.constantFrom(start, png(1, 1), webp('VP8X'), heif('heic'), new Uint8Array());
  fc.assert(
    fc.property(begins, fc.nat(80), fc.uint8Array({ maxLength: 200 }), (begin, cut, noise) => {
      expect(parsePictureHead(bytesOf(begin.subarray(0, cut), noise))).toHaveProperty('ok');
    }),
    { numRuns: 500 },
  );
});
