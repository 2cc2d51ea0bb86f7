/** A patrol in plain words: what was counted, where, how long, and what about its times cannot be. */
import { crewSizeOf, type Patrol, type Visit } from '../../../domain/patrol.ts';
import { totalOf } from '../../../domain/patrol-steps.ts';
import { lengthMsOf, pausedMsOf, visitMinutesOf } from '../../../domain/patrol-times.ts';
import type { Reference } from '../../../domain/reference.ts';
import { type Instant, minuteMs } from '../../../domain/time.ts';
import { entryName, entryNames } from '../../entry-names.ts';
import { clockWords, counted } from '../../words.ts';

/** `Resident or visitor 2, Young people 1` */
export const countedWords = (
  counts: Patrol['engagements'],
  entries: readonly { readonly id: string; readonly name: string }[],
): string => counts.map(({ what, count }) => `${entryName(entries, what)} ${count}`).join(', ');

/** `On foot · 2 people` */
export const crewWords = (patrol: Pick<Patrol, 'mode' | 'crew'>, { lists }: Reference): string =>
  `${entryName(lists.patrolModes, patrol.mode)} · ${counted(crewSizeOf(patrol), 'person', 'people')}`;

export const zonesWords = ({ zones }: Pick<Patrol, 'zones'>, reference: Reference): string =>
  entryNames(reference.zones, zones) || 'No zone chosen';

/** Theme and priority; nothing where neither is chosen. */
export const purposeWords = (
  { theme, priority }: Pick<Patrol, 'theme' | 'priority'>,
  { themes, plans }: Reference,
): string => {
  const priorities = plans.flatMap((plan) => plan.priorities);
  return [entryName(themes, theme), entryName(priorities, priority)].filter(Boolean).join(' · ');
};

/** `4 h 22 min`, `22 min` */
export function lengthWords(ms: number): string {
  const minutes = Math.floor(ms / minuteMs);
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}

/** `21:05 to 21:16`; a visit that still runs has no end. */
export function visitWords({ arrived, left }: Visit, timeZone: string): string {
  const from = clockWords(arrived, timeZone);
  return left === undefined ? `since ${from}` : `${from} to ${clockWords(left, timeZone)}`;
}

/** What the end of a patrol is about to settle, one line a thing. */
export function endFactsOf(patrol: Patrol, incidents: number, now: Instant) {
  const visitMinutes = patrol.visits.reduce((sum, visit) => sum + visitMinutesOf(visit, now), 0);
  const pausedMs = pausedMsOf(patrol, now);
  return [
    { key: 'length', label: 'How long', value: lengthWords(lengthMsOf(patrol, now)) },
    ...(pausedMs >= minuteMs
      ? [{ key: 'paused', label: 'Paused', value: lengthWords(pausedMs) }]
      : []),
    {
      key: 'visits',
      label: 'Hotspot visits',
      value:
        patrol.visits.length === 0 ? 'None' : `${patrol.visits.length}, ${visitMinutes} min in all`,
    },
    { key: 'spoke', label: 'Spoke with', value: numberWords(totalOf(patrol.engagements)) },
    { key: 'did', label: 'Done', value: numberWords(totalOf(patrol.actions)) },
    { key: 'incidents', label: 'Incidents', value: numberWords(incidents) },
  ];
}

const numberWords = (count: number): string => (count === 0 ? 'None' : String(count));
