/** Own incidents that were logged in haste and may still be finished. */
import type { Held, PhoneState } from '../device/phone.ts';
import type { Instant } from '../domain/time.ts';
import { mayStillChange } from './log-incident.ts';

/** The oldest first: its memory fades first. */
export const unfinishedOf = (state: PhoneState, now: Instant): Held<'incident'>[] =>
  [...state.records.values()]
    .filter((held): held is Held<'incident'> => held.kind === 'incident')
    .filter((held) => held.fields.isUnfinished && mayStillChange(held, state, now))
    .sort((a, b) => a.createdAt - b.createdAt);
