import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heldOf } from '../../src/device/overlay.ts';
import type { ChangeRow } from '../../src/device/rows.ts';
import { type Fields, withFields } from '../../src/domain/records.ts';
import { oneInTheMorning } from '../support/world.ts';
import { incident } from './given.ts';
import { change, gone, idOf, view } from './given-rows.ts';

const record = idOf(1001);
const quiet = new Set<string>();

const someFields = fc.dictionary(
  fc.constantFrom('note', 'ward', 'hotspot', 'theme'),
  fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }),
);

const edits = fc
  .array(someFields, { maxLength: 6 })
  .map((all) => all.map((fields, i) => change(i + 1, { record, base: i + 1, fields })));

const fieldsOf = (changes: readonly ChangeRow[]): Fields | undefined =>
  heldOf(view(1), changes, quiet)?.fields;

test('without changes the replica shows as it is', () => {
  const held = heldOf(view(1, 3), [], quiet);
  expect(held).toMatchObject({ id: record, version: 3, state: 'received', isMine: true });
  expect(held?.fields).toEqual(incident({ note: '1 at version 3' }));
});

test('changes are laid over in their order, each over all before it', () => {
  fc.assert(
    fc.property(edits, (changes) => {
      const expected = changes.reduce<Fields>(
        (fields, row) => withFields(fields, row.fields),
        incident({ note: '1 at version 1' }),
      );
      expect(fieldsOf(changes)).toEqual(expected);
    }),
  );
});

test('laying changes over twice is the same as once', () => {
  fc.assert(
    fc.property(edits, (changes) => {
      expect(fieldsOf([...changes, ...changes])).toEqual(fieldsOf(changes));
    }),
  );
});

test('what was refused or received changes nothing that is shown of a record the server has', () => {
  const state = fc.constantFrom('refused' as const, 'received' as const);
  fc.assert(
    fc.property(edits, state, (changes, ended) => {
      const settled = changes.map((row) => ({ ...row, state: ended }));
      expect(fieldsOf(settled)).toEqual(fieldsOf([]));
    }),
  );
});

test('a change that was sent again has no say once the replica holds what it made', () => {
  const again = change(1, { record, fields: { note: 'old' }, madeVersion: 2 });
  expect(heldOf(view(1, 3), [again], quiet)?.fields).toMatchObject({ note: '1 at version 3' });
  expect(heldOf(view(1, 1), [again], quiet)?.fields).toMatchObject({ note: 'old' });
});

test('a record that is to be deleted is not shown, unless that was refused', () => {
  const removal = change(1, { record, base: 1, fields: {}, isDelete: true });
  expect(heldOf(view(1), [removal], quiet)).toBeNull();
  const fault = { code: 'too-late' } as const;
  expect(heldOf(view(1), [{ ...removal, state: 'refused', fault }], quiet)).toMatchObject({
    state: 'attention',
    fault,
  });
});

test('a record that is gone is not shown, but what the person wrote to it is', () => {
  expect(heldOf(gone(1, 4), [], quiet)).toBeNull();
  const late = change(1, { record, base: 3, fields: { note: 'late' } });
  expect(heldOf(gone(1, 4), [late], quiet)).toMatchObject({ fields: { note: 'late' } });
});

test('a record that the server refused to make shows what was refused, and what came after it', () => {
  const refused = change(1, { record, state: 'refused', fields: incident({ note: 'refused' }) });
  const behind = change(2, { record, base: 1, fields: { ward: 'high-street' } });
  expect(heldOf(undefined, [refused, behind], quiet)).toMatchObject({
    state: 'attention',
    version: 0,
    fields: incident({ note: 'refused', ward: 'high-street' }),
    refused: incident({ note: 'refused' }),
  });
});

test.each([
  ['saved', {}, []],
  ['sending', {}, [idOf(1)]],
  ['attention', { state: 'refused' }, []],
  ['received', { state: 'received' }, []],
] as const)('the record is %s', (state, given, onWire) => {
  expect(heldOf(view(1), [change(1, { record, ...given })], new Set(onWire))?.state).toBe(state);
});

test('only a beginning that nobody has taken can be undone', () => {
  const notBefore = oneInTheMorning + 10_000;
  expect(heldOf(undefined, [change(1, { notBefore })], quiet)?.undoUntil).toBe(notBefore);
  const taken = change(1, { notBefore, takenAt: notBefore });
  expect(heldOf(undefined, [taken], quiet)?.undoUntil).toBeUndefined();
});
