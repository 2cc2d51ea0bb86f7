import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accepts } from '../../src/domain/accepts.ts';
import { referenceSchema } from '../../src/domain/reference.ts';
import {
  anyOf,
  entryId,
  exactly,
  instant,
  list,
  mapOf,
  maybe,
  number,
  orNull,
  parse,
  partial,
  ruled,
  shape,
  text,
  unknown,
  uuid,
} from '../../src/domain/schema.ts';
import { syncReplySchema } from '../../src/sync/messages.ts';
import { reply, view } from '../device/given-rows.ts';
import { reference } from '../support/seed-files.ts';

const schema = ruled(
  shape({
    id: uuid,
    at: instant,
    note: maybe(text(8)),
    place: maybe(orNull(shape({ lon: number(-180, 180) }))),
    either: anyOf([shape({ is: exactly('a'), x: entryId }), shape({ is: exactly('b') })]),
    lists: list(entryId),
    map: maybe(mapOf(text(4), unknown())),
    part: maybe(partial(shape({ y: exactly(true) }))),
  }),
  ({ at, lists }) => at > lists.length,
  'has too little time',
);

const odd = fc.constantFrom<unknown>(
  null,
  undefined,
  '',
  'a',
  '\u0000',
  -1,
  1.5,
  {},
  [],
  true,
  NaN,
);
const mostly = <T>(right: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 20, arbitrary: right }, { weight: 1, arbitrary: odd });

const right = fc.record(
  {
    id: mostly(fc.constant('81cd424e-42a8-4121-9aa1-883c4ffd020f')),
    at: mostly(fc.nat()),
    note: mostly(fc.string({ minLength: 1, maxLength: 9 })),
    place: mostly(fc.record({ lon: mostly(fc.integer({ min: -180, max: 181 })) })),
    either: fc.record(
      { is: fc.constantFrom('a', 'b'), x: mostly(fc.constant('x')) },
      { requiredKeys: ['is'] },
    ),
    lists: fc.array(mostly(fc.constantFrom('a', 'b-1'))),
    map: mostly(fc.dictionary(fc.string({ maxLength: 5 }), fc.anything())),
    part: fc.record({ y: fc.constantFrom(true, undefined) }, { requiredKeys: [] }),
  },
  { requiredKeys: ['id', 'at', 'either', 'lists'] },
);
const value = fc.oneof(
  { weight: 9, arbitrary: right },
  { weight: 1, arbitrary: right.map((it) => ({ ...it, more: 1 })) },
);

test('what is accepted is what parsing would have said, and nothing that parsing refuses is', () => {
  let accepted = 0;
  fc.assert(
    fc.property(fc.oneof(value, fc.anything()), (input) => {
      const parsed = parse(schema, input);
      if (!accepts(schema, input)) return;
      accepted += 1;
      expect(parsed).toEqual({ ok: true, value: input });
    }),
    { numRuns: 3000 },
  );
  expect(accepted).toBeGreaterThan(30);
});

test.each([
  '{"__proto__":1}',
  '{"constructor":1}',
])('names that every object has are left to parsing: %s', (json) => {
  expect(accepts(mapOf(text(40), unknown()), JSON.parse(json))).toBe(false);
});
test('a reply as servers send it is accepted without parsing, and so is all the partnership’s reference', () => {
  const records = [view(1), { id: view(2).id, version: 3, isGone: true as const }];
  expect(accepts(syncReplySchema, reply({ records }))).toBe(true);
  expect(accepts(syncReplySchema, { ...reply({ records }), more: 1 })).toBe(false);
  const { id: _, ...nameless } = view(1);
  expect(accepts(syncReplySchema, { ...reply(), records: [nameless] })).toBe(false);
  expect(accepts(referenceSchema, reference)).toBe(true);
});
