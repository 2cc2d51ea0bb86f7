import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyMap, type LaidMap } from '../../src/device/laid-map.ts';

type Entries = ReadonlyMap<number, string | null>;

const someEntries = fc
  .array(fc.tuple(fc.nat(40), fc.option(fc.string({ maxLength: 2 }))), { maxLength: 60 })
  .map((entries): Entries => new Map(entries));
/** What is done to it, and whether somebody goes through it then. */
const someSteps = fc.array(fc.tuple(someEntries, fc.boolean()), { maxLength: 12 });

test('it holds what a map would hold that was copied at each step, and so does every earlier one', () => {
  fc.assert(
    fc.property(someSteps, (steps) => {
      let map: LaidMap<number, string> = emptyMap();
      let copy = new Map<number, string>();
      const held: (readonly [LaidMap<number, string>, Map<number, string>])[] = [];
      for (const [entries, isGoneThrough] of steps) {
        map = map.with(...parted(entries));
        copy = copied(copy, entries);
        held.push([map, copy]);
        if (isGoneThrough) expect(new Map(map)).toEqual(copy);
      }
      for (const [earlier, asItWas] of held) mustBeTheSame(earlier, asItWas);
    }),
  );
});

function parted(entries: Entries): [Map<number, string>, number[]] {
  const kept = new Map<number, string>();
  const gone: number[] = [];
  for (const [key, entry] of entries) {
    if (entry === null) gone.push(key);
    else kept.set(key, entry);
  }
  return [kept, gone];
}

function copied(map: ReadonlyMap<number, string>, entries: Entries): Map<number, string> {
  const next = new Map(map);
  for (const [key, entry] of entries) {
    if (entry === null) next.delete(key);
    else next.set(key, entry);
  }
  return next;
}

function mustBeTheSame(map: LaidMap<number, string>, copy: Map<number, string>): void {
  expect(map.size).toBe(copy.size);
  for (let key = 0; key <= 40; key++) {
    expect([map.has(key), map.get(key)]).toEqual([copy.has(key), copy.get(key)]);
  }
  const each = new Map<number, string>();
  map.forEach((value, key) => void each.set(key, value));
  // In whatever order: what is gone and comes again may stand where it stood.
  expect(each).toEqual(copy);
  expect(new Map(map.entries())).toEqual(copy);
  expect(new Set(map.keys())).toEqual(new Set(copy.keys()));
  expect([...map.values()].sort()).toEqual([...copy.values()].sort());
}
