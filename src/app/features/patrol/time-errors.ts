/** What about a patrol's times cannot be, in plain words, and which field it stands in. */
import type { Patrol } from '../../../domain/patrol.ts';
import { type TimesFault, timesFaultsOf } from '../../../domain/patrol-times.ts';
import type { Reference } from '../../../domain/reference.ts';
import { type Instant, minuteMs } from '../../../domain/time.ts';
import { entryName } from '../../entry-names.ts';

export type TimeError = { readonly fieldId: string; readonly words: string };

export const errorAt = (errors: readonly TimeError[], fieldId: string): string | undefined =>
  errors.find((error) => error.fieldId === fieldId)?.words;

export function errorsOf(
  patrol: Patrol,
  { hotspots }: Reference,
  now: Instant,
): readonly TimeError[] {
  // A patrol that ended in this minute ended now, as far as the form can say.
  const endOfMinute = now + minuteMs - 1;
  const toError = ({ code, visit }: TimesFault): TimeError => {
    const { field, words } = timesFaultWords[code];
    const hotspot = patrol.visits.find(({ id }) => id === visit)?.hotspot;
    return { fieldId: timeFieldId(field, visit), words: words(entryName(hotspots, hotspot)) };
  };
  return timesFaultsOf(patrol, endOfMinute).map(toError);
}

type TimesRow = {
  /** Which of the two times of the patrol or of the visit has to change. */
  readonly field: 'from' | 'to' | 'arrived' | 'left';
  readonly words: (place: string) => string;
};

const timesFaultWords: Readonly<Record<TimesFault['code'], TimesRow>> = {
  'ends-before-it-begins': {
    field: 'to',
    words: () => 'The patrol ends before it begins. Change one of the two times.',
  },
  'ends-later-than-now': {
    field: 'to',
    words: () => 'The patrol can’t end later than now.',
  },
  'left-before-arriving': {
    field: 'left',
    words: (place) => `${place}: you can’t leave before you arrive.`,
  },
  'before-the-patrol': {
    field: 'arrived',
    words: (place) => `${place}: this is before the patrol began.`,
  },
  'after-the-patrol': {
    field: 'left',
    words: (place) => `${place}: this is after the patrol ended.`,
  },
  overlaps: {
    field: 'arrived',
    words: (place) => `${place}: you were still at the place before. Change one of the two times.`,
  },
};

/** Where a time stands in the edit form; the error summary leads there. */
export const timeFieldId = (field: TimesRow['field'], visit?: string): string =>
  visit === undefined ? `patrol-${field}` : `visit-${visit}-${field}`;
