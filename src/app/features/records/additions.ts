/** What a record says of counting: how many were added to it, and whether it still adds to another one. */
import { additionsIn } from '../../../analysis/additions.ts';
import type { Held, PhoneState } from '../../../device/phone.ts';
import type { Incident } from '../../../domain/incident.ts';
import { incidentsIn } from '../../incidents.ts';
import { counted } from '../../words.ts';

type Fact = { readonly key: string; readonly label: string; readonly value: string };

/** As far as this phone knows. */
export function additionFacts(
  { id, kind, fields }: Pick<Held, 'id' | 'kind' | 'fields'>,
  { records }: Pick<PhoneState, 'records'>,
): readonly Fact[] {
  if (kind !== 'incident') return [];
  const additions = additionsIn(incidentsIn(records));
  const count = [...additions.values()].filter((one) => one === id).length;
  const isAlone = (fields as Partial<Incident>).addsTo !== undefined && !additions.has(id);
  return [
    ...(count > 0 ? [{ ...addedTo, value: `${counted(count, 'addition')}; it counts once` }] : []),
    ...(isAlone ? [countsAgain] : []),
  ];
}

const addedTo = { key: 'additions', label: 'Added to it' };

const countsAgain: Fact = {
  key: 'alone',
  label: 'Counts',
  value: 'By itself: what it was added to is not here any more',
};
