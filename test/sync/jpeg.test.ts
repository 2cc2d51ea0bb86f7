import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkJpeg, segmentsOf, strippedJpeg } from '../../src/sync/jpeg.ts';
import {
  ascii,
  bytesOf,
  codes,
  end,
  exif,
  frame,
  handMadeJpeg,
  jfif,
  quantities,
  scan,
  scanHead,
  segment,
  start,
} from '../support/jpeg.ts';

const size = { width: 1600, height: 1200 };
const plain = handMadeJpeg({ scanBytes: 900 });
const whole = { ok: true, value: { isWhole: true } };
const faultOf = (bytes: Uint8Array, given = size): string | undefined => {
  const checked = checkJpeg(bytes, given);
  return checked.ok ? undefined : checked.fault.where;
};

test('[S20] a picture with nothing beside it is a photo, and so is every beginning of it', () => {
  expect(checkJpeg(plain, size)).toEqual(whole);
  for (let length = 0; length < plain.length; length++) {
    const begun = checkJpeg(plain.subarray(0, length), size);
    expect([length, begun]).toEqual([length, { ok: true, value: { isWhole: false } }]);
  }
});

const rest = [quantities, frame(1600, 1200), codes, scanHead, scan(90), end];
const xmp = segment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0'));
const thumbnail = segment(0xe0, ascii('JFIF\0'), [1, 1, 0, 0, 1, 0, 1, 1, 1, 7, 7, 7]);
const two = (table: Uint8Array) => [table, table];

test.each<readonly [string, Uint8Array]>([
  ['a place and a time (EXIF)', bytesOf(start, jfif, exif(), ...rest)],
  ['EXIF in the place of JFIF', bytesOf(start, exif(), ...rest)],
  ['XMP', bytesOf(start, jfif, xmp, ...rest)],
  ['a colour profile', bytesOf(start, jfif, segment(0xe2, ascii('ICC_PROFILE\0')), ...rest)],
  ['Photoshop’s notes', bytesOf(start, jfif, segment(0xed, 1), ...rest)],
  ['a comment', bytesOf(start, jfif, segment(0xfe, ascii('<script>')), ...rest)],
  ['a thumbnail in JFIF', bytesOf(start, thumbnail, ...rest)],
  ['JFIF twice', bytesOf(start, jfif, jfif, ...rest)],
  ['JFIF later on', bytesOf(start, quantities, jfif, frame(1600, 1200), codes, scanHead, end)],
  ['a head that fills up', bytesOf(start, 0xff, jfif, ...rest)],
  ['something behind its end', bytesOf(plain, 0)],
  ['another picture behind its end', bytesOf(plain, plain)],
  ['a zip behind its end', bytesOf(plain, ascii('PK\x03\x04'))],
  ['metadata behind the picture', bytesOf(plain.subarray(0, -2), exif(), end)],
  ['something before its start', bytesOf(0, plain)],
  ['a second picture inside', bytesOf(start, jfif, plain)],
  ['a table under one number twice', bytesOf(start, jfif, ...two(quantities), ...rest.slice(1))],
  ['codes under one number twice', bytesOf(start, jfif, codes, ...rest)],
  ['two frames', bytesOf(start, jfif, frame(1600, 1200), ...rest)],
  [
    'a progressive picture',
    bytesOf(start, jfif, quantities, frame(1600, 1200, 0xc2), codes, scanHead, end),
  ],
  [
    'a lossless picture',
    bytesOf(start, jfif, quantities, frame(1600, 1200, 0xc3), codes, scanHead, end),
  ],
  ['no tables', bytesOf(start, jfif, frame(1600, 1200), scanHead, scan(90), end)],
  ['no picture', bytesOf(start, jfif, end)],
  ['40,000 pixels', bytesOf(start, jfif, quantities, frame(40_000, 40_000), codes, scanHead, end)],
  [
    'another size than told',
    bytesOf(start, jfif, quantities, frame(1200, 1600), codes, scanHead, end),
  ],
  [
    'a height that comes later',
    bytesOf(start, jfif, quantities, frame(1600, 0), codes, scanHead, end),
  ],
  ['words in a table', bytesOf(start, jfif, segment(0xdb, 0, ascii('x'.repeat(200))), ...rest)],
  ['a segment shorter than its length', bytesOf(start, 0xff, 0xe0, 0, 1, jfif, ...rest)],
  ['a restart outside the picture', bytesOf(start, jfif, 0xff, 0xd0, ...rest)],
  ['PNG', bytesOf(0x89, ascii('PNG\r\n\x1a\n'))],
  ['SVG', ascii('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['HTML', ascii('<!doctype html><title>a photo</title>')],
  ['GIF', ascii('GIF89a')],
  ['PDF', ascii('%PDF-1.7')],
])('[S20] is refused: %s', (_, bytes) => {
  expect(faultOf(bytes)).toBeDefined();
});

test('[S20] metadata is seen with the first byte that says so, before any of its content', () => {
  const bytes = bytesOf(start, jfif, exif(), ...rest);
  const at = start.length + jfif.length;
  expect(faultOf(bytes.subarray(0, at + 1))).toBeUndefined();
  expect(faultOf(bytes.subarray(0, at + 2))).toBe('marker e1');
});

test('a table that says it is longer than tables are is not waited for', () => {
  const bytes = bytesOf(start, jfif, 0xff, 0xc4, 0xff, 0xff, ascii('words'));
  expect(faultOf(bytes)).toBe('marker c4');
});

const inside = fc.uint8Array({ minLength: 0, maxLength: 60 });
/** APP1 to APP15, COM, and others that no photo needs. */
const needless = fc
  .tuple(fc.constantFrom(0xe1, 0xe2, 0xeb, 0xed, 0xee, 0xef, 0xfe, 0xf0, 0xdc), inside)
  .map(([marker, content]) => segment(marker, content));

test('stripping keeps what shows the picture, byte for byte, and drops all else', () => {
  fc.assert(
    fc.property(
      fc.array(needless, { maxLength: 5 }),
      fc.array(needless, { maxLength: 3 }),
      fc.uint8Array({ maxLength: 40 }),
      fc.integer({ min: 0, max: 500 }),
      (before, between, behind, scanBytes) => {
        const picture = [quantities, frame(1600, 1200), codes, scanHead, scan(scanBytes), end];
        const [first, ...others] = picture;
        const bytes = bytesOf(start, jfif, ...before, first ?? [], ...between, ...others, behind);
        const stripped = strippedJpeg(bytes);
        expect(stripped).toEqual(bytesOf(start, jfif, ...picture));
        expect(checkJpeg(stripped, size)).toEqual(whole);
        expect(strippedJpeg(stripped)).toEqual(stripped);
      },
    ),
  );
});

test('whatever the bytes are, reading them ends, in order and without an overlap', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
      const bytes = bytesOf(start, noise);
      let reached = 0;
      for (const { start: begins, end: ends } of segmentsOf(bytes)) {
        expect(begins).toBe(reached);
        expect(ends).toBeGreaterThan(begins);
        reached = ends;
      }
      expect(checkJpeg(bytes, size)).toHaveProperty('ok');
      expect(strippedJpeg(bytes).length).toBeLessThanOrEqual(bytes.length);
    }),
    { numRuns: 500 },
  );
});
