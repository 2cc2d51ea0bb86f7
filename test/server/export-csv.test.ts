import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteOrderMark, csvOf } from '../../src/server/export/csv.ts';
import { newLocalIso } from '../../src/server/export/local-iso.ts';
import { parseCsv } from './parse-csv.ts';

const isSafe = (text: string) => !/^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u.test(text);
const safeText = fc.string({ unit: 'grapheme' }).filter(isSafe);
const hardText = fc.stringMatching(/^[a-c",\r\n '=;ü-]{0,12}$/).filter(isSafe);

describe('a CSV file', () => {
  test('reads back as it was written, whatever the text', () => {
    const row = fc.array(fc.oneof(safeText, hardText), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        expect(parseCsv(csvOf(rows))).toEqual(rows);
      }),
      { seed: 4180 },
    );
  });

  test('has no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', ' ', '\t', '\r', '\u200b'),
        fc.constantFrom(...'=+-@＝＋－＠'),
        fc.string(),
        (blank, start, rest) => {
          const [[cell] = []] = parseCsv(csvOf([[blank + start + rest]]));
          expect(cell).toBe(`'${blank}${start}${rest}`);
        },
      ),
      { seed: 4180 },
    );
  });

  test('keeps numbers as numbers, below nothing too, and leaves what is missing empty', () => {
    expect(csvOf([[1, -2.5, 0, null, undefined, '']])).toBe(`${byteOrderMark}1,-2.5,0,,,\r\n`);
  });

  test('begins with a byte order mark and ends each row with CRLF', () => {
    expect(
      csvOf([
        ['a', 'é'],
        ['b "c"', 'd,e'],
      ]),
    ).toBe('\ufeffa,é\r\n"b ""c""","d,e"\r\n');
  });
});

test('times are local with their offset, on both sides of a change of clocks', () => {
  const local = newLocalIso('Europe/London');
  expect(local(Date.parse('2026-10-25T00:30:00Z'))).toBe('2026-10-25T01:30:00+01:00');
  expect(local(Date.parse('2026-10-25T01:30:00Z'))).toBe('2026-10-25T01:30:00+00:00');
  expect(newLocalIso('America/St_Johns')(Date.parse('2026-01-01T00:00:00Z'))).toBe(
    '2025-12-31T20:30:00-03:30',
  );
  expect(local(undefined)).toBe('');
});
