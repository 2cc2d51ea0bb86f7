import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { newIdAt } from '../../src/device/new-id.ts';
import { parse, uuid } from '../../src/domain/schema.ts';
import { oneInTheMorning } from '../support/world.ts';

const times = [0, 1, oneInTheMorning, 2 ** 48 - 1];

test.each(times)('an id made at %i is an id of version 7 that begins with that time', (at) => {
  const id = newIdAt(at, randomUUID());
  expect(parse(uuid, id).ok).toBe(true);
  expect(Number.parseInt(id.slice(0, 13).replace('-', ''), 16)).toBe(at);
  expect(id.slice(14, 15)).toBe('7');
});

test.each([-1, -1e12, 1.5, 2 ** 60])('a clock that says %d makes an id all the same', (at) => {
  expect(parse(uuid, newIdAt(at, randomUUID())).ok).toBe(true);
});

test('ids of one moment differ by all of their chance', () => {
  const ids = Array.from({ length: 1000 }, () => newIdAt(oneInTheMorning, randomUUID()));
  expect(new Set(ids).size).toBe(1000);
});

test('ids made one after the other are in order', () => {
  const ids = [1, 2, 3].map((later) => newIdAt(oneInTheMorning + later, randomUUID()));
  expect(ids.toSorted()).toEqual(ids);
});
