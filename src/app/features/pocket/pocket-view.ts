/** What stands on a dark screen at arm's length: one number, what it is, where, and what to do. */
import type { PhoneState } from '../../../device/phone.ts';
import type { PositionFault } from '../../../device/world.ts';
import { isPaused, type Patrol } from '../../../domain/patrol.ts';
import { type Instant, minuteMs } from '../../../domain/time.ts';
import { cueWords } from '../../cue-words.ts';
import { dwellingOf } from '../../dwelling.ts';
import type { NextPlace } from '../../next-places.ts';
import { counted, runningWords } from '../../words.ts';

export type PocketView = {
  /** The number; empty where there is none to show. */
  readonly big: string;
  readonly unit: string;
  readonly place: string;
  /** The cue, in words; `amber` is the louder one. */
  readonly cue: string;
  readonly isAmber: boolean;
  readonly next: { readonly name: string; readonly how: string } | null;
  /** Why minutes are not counted just now, and what to do. */
  readonly trouble: string;
};

const nothing: PocketView = {
  big: '',
  unit: '',
  place: '',
  cue: '',
  isAmber: false,
  next: null,
  trouble: '',
};

export type PocketGiven = {
  readonly state: Pick<PhoneState, 'track' | 'reference'>;
  readonly patrol: { readonly id: string; readonly fields: Patrol } | undefined;
  readonly next: NextPlace | undefined;
  readonly now: Instant;
};

export function pocketViewOf({ state, patrol, next, now }: PocketGiven): PocketView {
  if (!patrol) return { ...nothing, place: 'No patrol is running' };
  if (isPaused(patrol.fields)) return pausedView(patrol.fields, now);
  const trouble = troubleOf(state.track, now);
  const dwelling = dwellingOf(state, patrol, now);
  if (!dwelling) return { ...betweenView(next), trouble };
  const { minutes, range, name, cue } = dwelling;
  return {
    ...nothing,
    big: String(minutes),
    unit: `${minutes === 1 ? 'minute' : 'minutes'} here${range && ` (${range})`}`,
    place: name,
    cue: cueWords(dwelling),
    isAmber: cue === 'amber',
    next: next ? { name: next.hotspot.name, how: walkWords(next) } : null,
    trouble: dwelling.isByHand ? '' : trouble,
  };
}

function pausedView({ pauses }: Patrol, now: Instant): PocketView {
  const since = pauses.find(({ to }) => to === undefined)?.from ?? now;
  return { ...nothing, big: runningWords(now - since), unit: 'paused', place: 'Patrol paused' };
}

function betweenView(next: NextPlace | undefined): PocketView {
  if (!next) return { ...nothing, place: 'Between hotspots' };
  if (next.metres === null)
    return { ...nothing, place: `Next: ${next.hotspot.name}`, cue: next.why };
  return { ...nothing, ...farWords(next.metres), place: next.hotspot.name, cue: walkWords(next) };
}

/** Tens of metres: a position is no surer. */
const farWords = (metres: number): Pick<PocketView, 'big' | 'unit'> =>
  metres < 995
    ? { big: String(Math.round(metres / 10) * 10), unit: 'metres to' }
    : { big: (metres / 1000).toFixed(1), unit: 'kilometres to' };

const walkWords = ({ walkMinutes, why }: NextPlace): string =>
  walkMinutes === null ? why : `${walkMinutes} min walk`;

/** The slowest rate is a fix a minute. */
const staleMs = 2.5 * minuteMs;

function troubleOf(track: PhoneState['track'], now: Instant): string {
  if (!track) return '';
  if (track.phase === 'elsewhere') return 'Another tab of Beatbook follows this patrol. Close it.';
  if (track.phase === 'paused')
    return 'Your position is paused. Go on with it on the patrol’s page.';
  const { fix, fault } = track;
  const isStale = fix !== null && now - fix.at > staleMs;
  if (!fault && !isStale) return '';
  return [faultWords[fault ?? 'unavailable'], fix && lastWords(fix.at, now)]
    .filter(Boolean)
    .join(' ');
}

const lastWords = (at: Instant, now: Instant): string =>
  `The last one was ${counted(Math.max(1, Math.floor((now - at) / minuteMs)), 'minute')} ago.`;

const faultWords: Readonly<Record<PositionFault, string>> = {
  refused:
    'Beatbook may not use this phone’s position. Allow the location for it in the phone’s settings, or arrive by hand.',
  unavailable: 'No position. It is tried again by itself.',
  'not-on-this-phone': 'This phone gives no position. Arrive and leave by hand.',
};
