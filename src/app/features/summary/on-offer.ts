/** Entries that make sense to choose: those that held in the period, and what is chosen already. */
import type { Period } from '../../../domain/figures.ts';
import type { Reference } from '../../../domain/reference.ts';
import { entriesOf, type Narrowing, type SummaryChoice } from './choice.ts';

type Asked = {
  readonly choice: SummaryChoice;
  readonly period: Period;
  readonly reference: Reference;
};

type Entry = { readonly id: string; readonly name: string };

/** Types are those of the chosen class; an id that several versions share is offered once. */
export function entriesOnOffer(name: Narrowing, asked: Asked): readonly Entry[] {
  const held = heldIn(name, asked).filter(
    (entry) =>
      name !== 'type' ||
      asked.choice.class === undefined ||
      asked.reference.incidentTypes.some(
        (type) => type.id === entry.id && type.class === asked.choice.class,
      ),
  );
  const chosen = entriesOf[name](asked.reference).filter(({ id }) => id === asked.choice[name]);
  return [...new Map([...held, ...chosen].map((entry) => [entry.id, entry])).values()];
}

function heldIn(name: Narrowing, { period, reference }: Asked): readonly Entry[] {
  const entries =
    name === 'priority'
      ? reference.plans.flatMap(({ priorities, validFrom, validTo }) =>
          priorities.map((priority) => ({ ...priority, validFrom, validTo })),
        )
      : entriesOf[name](reference);
  return entries.filter((entry) => isInPeriod(entry, period));
}

function isInPeriod(entry: Entry, { from, to }: Period): boolean {
  const { validFrom = from, validTo = to } = entry as { validFrom?: string; validTo?: string };
  return validFrom <= to && validTo >= from;
}
