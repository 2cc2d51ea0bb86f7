import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysOf, presetNames } from '../../src/analysis/period.ts';
import {
  addressOf,
  choiceOf,
  filterOf,
  narrowed,
  presetsLongEnough,
  type SummaryChoice,
  wholeChoiceOf,
} from '../../src/app/features/summary/choice.ts';
import { entriesOnOffer } from '../../src/app/features/summary/on-offer.ts';
import { dayAfter } from '../../src/domain/time.ts';
import { reference } from '../support/seed-files.ts';

const today = '2026-11-22';
const idOf = (entries: readonly { readonly id: string }[]) =>
  fc.constantFrom(...entries.map(({ id }) => id));
const days = fc.tuple(fc.nat(3000), fc.nat(400)).map(([start, length]) => {
  const from = dayAfter('2020-01-01', start);
  return { from, to: dayAfter(from, length) };
});
const choices: fc.Arbitrary<SummaryChoice> = fc.record(
  {
    period: fc.oneof(fc.constantFrom(...presetNames), days),
    zone: idOf(reference.zones),
    hotspot: idOf(reference.hotspots),
    class: idOf(reference.lists.incidentClasses),
    type: idOf(reference.incidentTypes),
    theme: idOf(reference.themes),
    priority: idOf(reference.plans.flatMap(({ priorities }) => priorities)),
  },
  { requiredKeys: ['period'] },
);

const queryIn = (address: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(address));

test('a summary comes back from its address as it was', () => {
  fc.assert(
    fc.property(choices, (choice) => {
      expect(choiceOf(queryIn(addressOf(choice)), reference)).toEqual(choice);
    }),
  );
});

test.each([
  ['a last day before the first', { from: '2026-09-30', to: '2026-07-01' }],
  ['a day that there is not', { from: '2026-02-30', to: '2026-03-31' }],
  ['half a period', { from: '2026-02-01' }],
])('%s in the address is no period: the usual one is shown', (_, query) => {
  expect(choiceOf(query, reference)).toEqual({ period: 'last-quarter' });
});

test('a place that is not on the lists narrows nothing', () => {
  expect(choiceOf({ zone: 'atlantis' }, reference)).toEqual({ period: 'last-quarter' });
});

test('a filter taken away leaves the others', () => {
  const choice: SummaryChoice = { period: 'this-month', zone: 'weald', theme: 'prevention' };
  expect(narrowed(choice, 'zone', undefined)).toEqual({
    period: 'this-month',
    theme: 'prevention',
  });
});

test('who may not see small numbers is offered no period that the server would refuse', () => {
  const offered = presetsLongEnough(today);
  expect(offered).not.toContain('this-month');
  for (const preset of offered) {
    expect(daysOf(filterOf({ period: preset }, today).period)).toBeGreaterThanOrEqual(28);
  }
});

test('a link with a filter opens on the whole for who is given no part of it', () => {
  expect(wholeChoiceOf({ period: 'this-month', zone: 'weald' }, today)).toEqual({
    period: 'last-quarter',
  });
});

test('only kinds of the chosen class are offered, and only priorities of plans that held', () => {
  const period = { from: '2026-07-01', to: '2026-09-30' };
  const choice: SummaryChoice = { period, class: 'personal' };
  const kinds = entriesOnOffer('type', { choice, period, reference }).map(({ id }) => id);
  const personal = reference.incidentTypes.filter((type) => type.class === 'personal');
  expect(kinds).toEqual(personal.map(({ id }) => id));
  const priorities = entriesOnOffer('priority', { choice, period, reference });
  expect(priorities.map(({ id }) => id)).not.toContain('p10-road-safety');
});
