import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Addable, additionsIn, countedOnce } from '../../src/analysis/additions.ts';
import type { Incident } from '../../src/domain/incident.ts';

const one = (id: string, addsTo?: string, fields: Partial<Incident> = {}): Addable => ({
  id,
  fields: { ...(addsTo !== undefined && { addsTo }), ...fields },
});
const counted = (...incidents: Addable[]) => countedOnce(incidents).map(({ id }) => id);

test('what adds to an incident that is there is counted with it', () => {
  expect(counted(one('a'), one('b', 'a'))).toEqual(['a']);
  expect([...additionsIn([one('a'), one('b', 'a')])]).toEqual([['b', 'a']]);
});

test('where the other one was deleted, or is out of sight, it counts by itself again', () => {
  expect(counted(one('b', 'a'))).toEqual(['b']);
});

test('where the other one turned out to be no incident, it counts by itself', () => {
  const none = one('a', undefined, { outcomes: ['not-asb'] });
  expect(counted(none, one('b', 'a'))).toEqual(['a', 'b']);
});

test('an addition to an addition is counted with the first of them', () => {
  const chain = [one('c', 'b'), one('b', 'a'), one('a')];
  expect([...additionsIn(chain)]).toEqual([
    ['c', 'a'],
    ['b', 'a'],
  ]);
});

test('two that add to each other, or one that adds to itself, are one and not none', () => {
  expect(counted(one('a', 'b'), one('b', 'a'))).toEqual(['a']);
  expect(counted(one('c', 'b'), one('a', 'b'), one('b', 'a'))).toEqual(['a']);
  expect(counted(one('a', 'a'))).toEqual(['a']);
});

test('what was done about it by any of them was done about it', () => {
  const [only] = countedOnce([
    one('a', undefined, { outcomes: ['words-of-advice'] }),
    one('b', 'a', { outcomes: ['dispersal', 'words-of-advice'] }),
  ]);
  expect(only?.fields.outcomes).toEqual(['words-of-advice', 'dispersal']);
});

test('whatever adds to whatever, each heap of incidents that hang together counts exactly once', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const heap = fc.array(fc.tuple(fc.constantFrom(...ids), fc.option(fc.constantFrom(...ids))), {
    maxLength: 7,
  });
  fc.assert(
    fc.property(heap, (drawn) => {
      const incidents = [...new Map(drawn)].map(([id, addsTo]) => one(id, addsTo ?? undefined));
      expect(countedOnce(incidents)).toHaveLength(heapsIn(incidents));
    }),
  );
});

/** Counted another way: by joining until nothing joins. */
function heapsIn(incidents: readonly Addable[]): number {
  const heapOf = new Map(incidents.map(({ id }) => [id, id]));
  for (const { id, fields } of incidents) {
    const [own, other] = [heapOf.get(id), heapOf.get(fields.addsTo ?? '')];
    if (own === undefined || other === undefined) continue;
    for (const [member, heap] of heapOf) if (heap === own) heapOf.set(member, other);
  }
  return new Set(heapOf.values()).size;
}
