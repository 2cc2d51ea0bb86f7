/** From when to when, and how long that is: as long as asked, never longer than the law allows. */
import type { Fields } from '../../../domain/records.ts';
import type { Reference } from '../../../domain/reference.ts';
import { hourMs, type Instant } from '../../../domain/time.ts';
import type { Choice } from '../../ui/choices.tsx';

type Times = { readonly from: Instant; readonly to: Instant };
type Policy = Pick<Reference, 'partnership'>;

/** A night out and the day after it; the form asks for less or more. */
const usualHours = 24;
const offered = [4, 12, 24, 48, 72];

const hoursMaxOf = ({ partnership }: Policy): number => partnership.policy.dispersal.hoursMax;

/** From now on while nothing else was chosen: it moves with the clock until it is authorised. */
export function timesFrom(now: Instant, chosen: Fields, policy: Policy): Times {
  const from = typeof chosen.from === 'number' ? chosen.from : now;
  const hours = Math.min(usualHours, hoursMaxOf(policy));
  return { from, to: typeof chosen.to === 'number' ? chosen.to : from + hours * hourMs };
}

/** `4 hours`, …, and the most that the law allows. */
export function lengthChoices(policy: Policy): readonly Choice[] {
  const max = hoursMaxOf(policy);
  return [...offered.filter((hours) => hours < max), max].map((hours) => ({
    value: String(hours),
    label: hours === max ? `${hours} hours, the most` : `${hours} hours`,
  }));
}

export const lengthOf = ({ from, to }: Times): string => String((to - from) / hourMs);

export const endAfter = (from: Instant, length: string | null, policy: Policy): Instant =>
  from + Number(length ?? Math.min(usualHours, hoursMaxOf(policy))) * hourMs;
