/** How long a visit was: by hand as it was given; by position with what is sure and what is possible. */
import type { Visit } from '../domain/patrol.ts';
import { visitMinutesOf } from '../domain/patrol-times.ts';
import type { Instant } from '../domain/time.ts';

/** `12 min`, `12 min (11–14)`: the range where it is a minute or more. */
export function visitMinutesWords(visit: Visit, now: Instant): string {
  const minutes = `${visitMinutesOf(visit, now)} min`;
  const { source, confirmedSeconds = 0, possibleSeconds = 0 } = visit;
  if (source === 'hand' || possibleSeconds - confirmedSeconds < 60) return minutes;
  return `${minutes} (${Math.floor(confirmedSeconds / 60)}–${Math.ceil(possibleSeconds / 60)})`;
}

export const visitSourceWords = ({ source }: Visit): string =>
  source === 'fix' ? 'by position' : '';
