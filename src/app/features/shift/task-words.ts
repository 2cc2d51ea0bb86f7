/** A hotspot's hours, what it is owed and what it has had, in a few words. */
import type { Task } from '../../../analysis/tasking.ts';
import type { Instant } from '../../../domain/time.ts';
import { agoWords, counted, timeWords } from '../../words.ts';

/** `Now, until 03:00`, `From 21:00`, `From Fri 27 Nov, 21:00`, `At any hour` */
export function hoursWords(hours: Task['hours'], now: Instant, timeZone: string): string {
  if (hours === 'any') return 'At any hour';
  if (hours.isOpen) return `Now, until ${timeWords(hours.until, now, timeZone)}`;
  return hours.opensAt === null ? 'At any hour' : `From ${timeWords(hours.opensAt, now, timeZone)}`;
}

export const owedWords = ({ owed }: Pick<Task, 'owed'>): string => `${owed} owed`;

/** `4 of 12 visits this week, the last one 3 hours ago` */
export function visitsWords(
  { made, wanted, lastVisitAt }: Pick<Task, 'made' | 'wanted' | 'lastVisitAt'>,
  now: Instant,
): string {
  const visits =
    wanted === 0 ? `${counted(made, 'visit')} this week` : `${made} of ${wanted} visits this week`;
  return lastVisitAt === null
    ? `${visits}, none known before`
    : `${visits}, the last one ${agoWords(lastVisitAt, now)}`;
}
