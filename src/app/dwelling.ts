/** Where an officer on patrol is and how long they have been there: by their own hand, or else as fixes tell it. */
import { type DwellCue, dwellCueOf } from '../analysis/dwell-cue.ts';
import type { PhoneState } from '../device/phone.ts';
import type { Here } from '../device/track-state.ts';
import { openVisitOf, type Patrol } from '../domain/patrol.ts';
import type { Hotspot } from '../domain/reference.ts';
import { type Instant, minuteMs } from '../domain/time.ts';

export type Dwelling = Partial<Pick<DwellCue, 'word' | 'cue'>> & {
  readonly hotspot: string;
  readonly name: string;
  /** Absent where the hotspot is no longer on the list. */
  readonly target?: Hotspot['target'];
  readonly since: Instant;
  readonly isByHand: boolean;
  /** Whole minutes that are sure. */
  readonly minutes: number;
  /** `11–13`; empty while what is possible is no whole minute more. */
  readonly range: string;
};

type Running = { readonly id: string; readonly fields: Patrol };
type Known = Pick<PhoneState, 'track' | 'reference'>;

/** `null` between hotspots. */
export function dwellingOf(
  { track, reference }: Known,
  { id, fields }: Running,
  now: Instant,
): Dwelling | null {
  const visit = openVisitOf(fields);
  const here = track?.patrol === id ? track.here : null;
  const stay = visit ? byHand(visit, now) : here && byFix(here, now);
  if (!stay || !reference) return null;
  const place = reference.hotspots.find((hotspot) => hotspot.id === stay.hotspot);
  const { dwell } = reference.partnership.policy;
  return {
    hotspot: stay.hotspot,
    name: place?.name ?? stay.hotspot,
    since: stay.since,
    isByHand: !!visit,
    minutes: Math.floor(stay.confirmedMs / minuteMs),
    range: rangeWords(stay),
    ...(place && { target: place.target, ...cueOf(stay, place, dwell) }),
  };
}

type Stay = {
  readonly hotspot: string;
  readonly since: Instant;
  readonly confirmedMs: number;
  readonly possibleMs: number;
};

function byHand(visit: { readonly hotspot: string; readonly arrived: Instant }, now: Instant) {
  // A clock that was set back makes no minutes less than none.
  const ms = Math.max(0, now - visit.arrived);
  return { hotspot: visit.hotspot, since: visit.arrived, confirmedMs: ms, possibleMs: ms };
}

const byFix = (here: Here, now: Instant): Stay => ({
  hotspot: here.hotspot,
  since: here.arrived,
  confirmedMs: here.confirmedMs,
  possibleMs: here.possibleMs + (here.isGrowing ? Math.max(0, now - here.at) : 0),
});

function rangeWords({ confirmedMs, possibleMs }: Stay): string {
  if (possibleMs - confirmedMs < minuteMs) return '';
  return `${Math.floor(confirmedMs / minuteMs)}–${Math.ceil(possibleMs / minuteMs)}`;
}

const cueOf = (
  stay: Stay,
  { target }: Hotspot,
  policy: Parameters<typeof dwellCueOf>[2],
): Pick<DwellCue, 'word' | 'cue'> => {
  const { word, cue } = dwellCueOf(stay, target, policy);
  return { word, cue };
};

/** `11 of 10–16 min`; with what is possible where that is more. */
export function dwellingWords({ minutes, range, target }: Dwelling): string {
  const asked = target ? ` of ${target.minutesMin}–${target.minutesMax} min` : ' min';
  return `${minutes}${asked}${range && ` (${range})`}`;
}
