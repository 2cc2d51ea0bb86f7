import { expect, test } from 'vitest';
import { canonicalChange } from '../../src/sync/canonical.ts';
import { statementOf } from '../../src/sync/statement.ts';

test('a change has one text whatever order its fields are in, and whatever its number', () => {
  const one = { id: 'i', seq: 1, record: 'r', fields: { a: 1, b: { c: [1, { d: 2, e: 3 }] } } };
  const same = { fields: { b: { c: [1, { e: 3, d: 2 }] }, a: 1 }, record: 'r', seq: 9, id: 'i' };
  expect(canonicalChange(same)).toBe(canonicalChange(one));
  expect(canonicalChange({ ...one, record: 'other' })).not.toBe(canonicalChange(one));
});

test('a field called __proto__ counts like any other', () => {
  const [plain, odd] = ['{"id":"i","record":"r"}', '{"id":"i","record":"r","__proto__":{"a":1}}'];
  expect(canonicalChange(JSON.parse(odd))).not.toBe(canonicalChange(JSON.parse(plain)));
});

test('a statement names who sent, when, and each record in the order of the outcomes', () => {
  const lines = [
    { receipt: 'RIVER-0001', record: 'r1', hash: 'aa' },
    { receipt: 'OTTER-0002', record: 'r2', hash: 'bb' },
  ];
  expect(statementOf('olive-officer', 1_763_800_000_000, lines)).toBe(
    'Beatbook receipt 1\nfrom olive-officer\nat 1763800000000\nRIVER-0001 r1 aa\nOTTER-0002 r2 bb',
  );
});
