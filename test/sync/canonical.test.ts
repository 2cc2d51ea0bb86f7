import { expect, test } from 'vitest';
import { canonicalChange } from '../../src/sync/canonical.ts';
import { receivedLines, statementOf } from '../../src/sync/statement.ts';

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

test('a change has the same text at the phone as after it went over the wire', () => {
  const fields = { note: undefined, list: [undefined, 1, -0], deep: { a: undefined, b: null } };
  const change = { id: 'i', seq: 1, record: 'r', fields, isDelete: undefined };
  expect(canonicalChange(change)).toBe(canonicalChange(JSON.parse(JSON.stringify(change))));
});

test('[S16] lines are what was received in the order of the outcomes; answers to what was not sent make none', () => {
  const sent = new Map([
    [4, { record: 'r4', hash: 'h4' }],
    [5, { record: 'r5', hash: 'h5' }],
    [6, { record: 'r6', hash: 'h6' }],
  ]);
  const outcomes = [
    { seq: 6, result: 'applied', receipt: 'RIVER-0006' },
    { seq: 5, result: 'refused' },
    { seq: 4, result: 'merged', receipt: 'OTTER-0004' },
  ] as const;
  expect(receivedLines(outcomes, sent)).toEqual([
    { receipt: 'RIVER-0006', record: 'r6', hash: 'h6' },
    { receipt: 'OTTER-0004', record: 'r4', hash: 'h4' },
  ]);
  expect(receivedLines([{ seq: 7, result: 'refused' }], sent)).toBeNull();
  expect(receivedLines([{ seq: 4, result: 'applied' }], sent)).toBeNull();
});
