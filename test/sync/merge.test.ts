import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mergeable, marksOfNew, mergeChange } from '../../src/sync/merge.ts';

const incident = (fields: Mergeable['fields'], at = 100): Mergeable => ({
  kind: 'incident',
  version: 1,
  fields,
  marks: marksOfNew(fields, at),
  superseded: [],
});

const applied = (current: Mergeable, change: Parameters<typeof mergeChange>[1]): Mergeable => {
  const merged = mergeChange(current, change);
  if (!merged.ok) throw new Error(merged.fault.code);
  const { version, fields, marks, superseded } = merged.value;
  return { ...current, version, fields, marks, superseded };
};

describe('Merging two people’s changes', () => {
  it('[S6] lets edits of different fields both stand', () => {
    const first = applied(incident({ note: 'a', groupSize: 'one' }), {
      base: 1,
      fields: { note: 'b' },
      at: 200,
    });
    const both = applied(first, { base: 1, fields: { groupSize: 'few' }, at: 150 });
    expect(both.fields).toEqual({ note: 'b', groupSize: 'few' });
    expect(both.superseded).toEqual([]);
  });

  it('[S6] lets the later clock win on one field and keeps the other value', () => {
    const first = applied(incident({ note: 'a' }), { base: 1, fields: { note: 'early' }, at: 200 });
    const later = applied(first, { base: 1, fields: { note: 'late' }, at: 300 });
    expect(later.fields.note).toBe('late');
    expect(later.superseded).toEqual([{ field: 'note', value: 'early', at: 200 }]);
  });

  it('[S6] keeps the value of an earlier clock that arrives second', () => {
    const first = applied(incident({ note: 'a' }), { base: 1, fields: { note: 'late' }, at: 300 });
    const second = applied(first, { base: 1, fields: { note: 'early' }, at: 200 });
    expect(second.fields.note).toBe('late');
    expect(second.superseded).toEqual([{ field: 'note', value: 'early', at: 200 }]);
  });

  it('[S6] ends with the same fields and the same kept values in either order of arrival', () => {
    const edit = fc.record({
      fields: fc.dictionary(
        fc.constantFrom('note', 'groupSize', 'theme'),
        fc.constantFrom('x', 'y', 'z'),
        {
          minKeys: 1,
        },
      ),
      at: fc.integer({ min: 101, max: 10_000 }),
    });
    fc.assert(
      fc.property(edit, edit, (a, b) => {
        fc.pre(a.at !== b.at);
        const start = incident({ note: 'start', groupSize: 'start', theme: 'start' });
        const ab = applied(applied(start, { base: 1, ...a }), { base: 1, ...b });
        const ba = applied(applied(start, { base: 1, ...b }), { base: 1, ...a });
        const kept = (r: Mergeable) => r.superseded.map((s) => JSON.stringify(s)).sort();
        expect(ab.fields).toEqual(ba.fields);
        expect(kept(ab)).toEqual(kept(ba));
      }),
    );
  });

  describe('of one record’s photos', () => {
    const photo = (hash: string, at = 1) => ({ hash, bytes: 1, width: 1, height: 1, at });
    const hashesOf = ({ fields }: Mergeable) =>
      (fields.photos as { hash: string }[]).map(({ hash }) => hash);

    it('[S6] joins what two phones added, and nothing is replaced', () => {
      const first = applied(incident({ note: 'a' }), {
        base: 1,
        fields: { photos: [photo('b')] },
        at: 300,
      });
      const both = applied(first, { base: 1, fields: { photos: [photo('a')] }, at: 200 });
      expect(hashesOf(both)).toEqual(['a', 'b']);
      expect(both.superseded).toEqual([]);
      const seen = applied(both, { base: both.version, fields: { photos: [photo('a')] }, at: 400 });
      expect(hashesOf(seen)).toEqual(['a']);
    });

    it('[S6] does not lay a phone’s next thought over a joined list that it has not seen', () => {
      const other = { base: 1, client: 'other', at: 200 };
      const mine = { base: 1, client: 'mine' };
      const first = applied(incident({ note: 'a' }), {
        ...other,
        fields: { photos: [photo('b')] },
      });
      const joined = applied(first, { ...mine, fields: { photos: [photo('a')] }, at: 300 });
      const photos = [photo('a'), photo('c')];
      const next = applied(joined, { ...mine, fields: { photos }, at: 301 });
      expect(hashesOf(next)).toEqual(['a', 'b', 'c']);
    });

    it('[S6] ends with the same photos in either order of arrival', () => {
      const list = fc.uniqueArray(
        fc.record({
          hash: fc.constantFrom('a', 'b', 'c', 'd'),
          at: fc.integer({ min: 1, max: 3 }),
        }),
        { selector: ({ hash }) => hash, minLength: 1 },
      );
      fc.assert(
        fc.property(list, list, (a, b) => {
          const photosOf = (those: typeof a) => those.map(({ hash, at }) => photo(hash, at));
          const edits = [a, b].map((those) => ({
            base: 1,
            fields: { photos: photosOf(those) },
            at: 200,
          }));
          const end = (order: typeof edits) => order.reduce(applied, incident({ note: 'a' }));
          const [ab, ba] = [end(edits), end(edits.toReversed())];
          fc.pre(JSON.stringify(edits[0]) !== JSON.stringify(edits[1]));
          expect(ab.fields).toEqual(ba.fields);
        }),
      );
    });
  });

  it('[S6] never loses a value that two people disagree on', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(1000), fc.nat(1000), (a, b, atA, atB) => {
        fc.pre(a !== b && a !== 'start' && b !== 'start');
        const first = applied(incident({ note: 'start' }), {
          base: 1,
          fields: { note: a },
          at: 101 + atA,
        });
        const second = applied(first, { base: 1, fields: { note: b }, at: 101 + atB });
        const held = [second.fields.note, ...second.superseded.map(({ value }) => value)];
        expect(held).toContain(a);
        expect(held).toContain(b);
      }),
    );
  });

  it('[S6] leaves a guarded field of a referral to a person, and nothing of the change is taken', () => {
    const referral: Mergeable = { ...incident({ age: '11-13', note: 'a' }), kind: 'referral' };
    const first = applied(referral, { base: 1, fields: { age: '14-15' }, at: 200 });
    const clash = mergeChange(first, { base: 1, fields: { age: '16', note: 'b' }, at: 300 });
    expect(clash).toEqual({ ok: false, fault: { code: 'needs-a-person', where: 'age' } });
  });

  it('[S6] takes one’s own next edit on top of what one has seen without calling it a clash', () => {
    const first = applied(incident({ note: 'a' }), { base: 1, fields: { note: 'b' }, at: 300 });
    const next = applied(first, { base: 2, fields: { note: 'c' }, at: 50 });
    expect(next.fields.note).toBe('c');
    expect(next.superseded).toEqual([]);
  });

  it('[S6] lays one phone’s second thought over its first, though another’s edit came in between', () => {
    const others = applied(incident({ note: 'a', age: '11-13' }), {
      base: 1,
      fields: { groupSize: 'few' },
      at: 200,
      client: 'other',
    });
    const mine = { base: 1, client: 'mine' };
    const first = applied(others, { ...mine, fields: { note: 'first' }, at: 300 });
    // The clock was set back meanwhile.
    const second = applied(first, { ...mine, fields: { note: 'second' }, at: 50 });
    expect(second.fields.note).toBe('second');
    expect(second.superseded).toEqual([]);
  });

  it('[S13] believes no change to have seen a version that another life of the database gave', () => {
    const floor = 1000;
    const newer = { base: 3, fields: { note: 'newer' }, at: 300, client: 'first back', floor };
    const older = { base: 2, fields: { note: 'older' }, at: 200, client: 'second back', floor };
    const first = applied(incident({ note: 'start' }), newer);
    expect(first.version).toBe(1001);
    const second = applied(first, older);
    expect(second.fields.note).toBe('newer');
    expect(second.superseded).toEqual([{ field: 'note', value: 'older', at: 200 }]);
  });
});
