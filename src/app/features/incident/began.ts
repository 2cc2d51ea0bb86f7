/** *When did it begin?* as minutes before it was seen: quicker at a wall than a clock is. */
import { type Instant, minuteMs } from '../../../domain/time.ts';
import type { Choice } from '../../ui/choices.tsx';

export const beganChoices: readonly Choice[] = [
  { value: '0', label: 'Just then' },
  { value: '5', label: '5 min before' },
  { value: '15', label: '15 min' },
  { value: '30', label: '30 min' },
  { value: '60', label: '1 hour' },
];

export type Times = { readonly from: Instant; readonly to: Instant };

/** The choice that these times are, or none where a clock was set by hand. */
export function beganOf({ from, to }: Times): string | null {
  const minutes = String((to - from) / minuteMs);
  return beganChoices.some(({ value }) => value === minutes) ? minutes : null;
}

/** Taken back, it was just then. */
export const beganAt = (choice: string | null, to: Instant): Instant =>
  to - Number(choice ?? 0) * minuteMs;
