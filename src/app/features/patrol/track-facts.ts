/** A track as its officer looks at it: what of it counts, drawn and in words. */
import { countedOf } from '../../../analysis/counted-track.ts';
import { isMark } from '../../../analysis/seen.ts';
import type { Span } from '../../../analysis/spans.ts';
import { lengthMetresOf, positionsOf, stretchesOf } from '../../../analysis/track-shape.ts';
import { trackTimeOf } from '../../../analysis/track-time.ts';
import type { TrackSeen } from '../../../device/track-state.ts';
import { boundsOf } from '../../../device/track-visits.ts';
import type { Position } from '../../../domain/ground.ts';
import type { Patrol } from '../../../domain/patrol.ts';
import type { Instant } from '../../../domain/time.ts';
import { clockWords } from '../../words.ts';
import { lengthWords } from './patrol-words.ts';

export type TrackFacts = {
  /** What was walked, without what nobody saw in between. */
  readonly paths: readonly (readonly Position[])[];
  readonly metres: number;
  readonly seenMs: number;
  readonly gaps: readonly Span[];
};

/** `null` where nothing is left to look at. */
export function trackFactsOf(
  { seen, following }: TrackSeen,
  patrol: Patrol,
  now: Instant,
): TrackFacts | null {
  const bounds = boundsOf(patrol, following, patrol.to);
  const counted = countedOf(seen, bounds);
  if (!counted.some((it) => !isMark(it))) return null;
  const stretches = stretchesOf(counted, patrol.mode);
  const { seenMs, gaps } = trackTimeOf(counted, bounds.to ?? now);
  return { paths: stretches.map(positionsOf), metres: lengthMetresOf(stretches), seenMs, gaps };
}

/** `1.8 km`, `340 m`: a track made of fixes is no surer. */
export const lengthOnGroundWords = (metres: number): string =>
  metres < 995 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1000).toFixed(1)} km`;

const gapsSaid = 3;

/** `Without a position from 01:10 to 01:20, and twice more.` Empty where it was known throughout. */
export function gapWords(gaps: readonly Span[], now: Instant, timeZone: string): string {
  if (gaps.length === 0) return '';
  const said = [...gaps]
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, gapsSaid)
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) => spanWords({ from, to }, now, timeZone));
  const more = gaps.length - said.length;
  const rest = more > 0 ? `, and ${more === 1 ? 'once' : `${more} times`} for less` : '';
  return `Without a position ${said.join(', ')}${rest}.`;
}

const spanWords = ({ from, to }: Span, now: Instant, timeZone: string): string =>
  to >= now
    ? `since ${clockWords(from, timeZone)}`
    : `from ${clockWords(from, timeZone)} to ${clockWords(to, timeZone)}`;

/** `41 min with a position`. */
export const seenWords = ({ seenMs }: Pick<TrackFacts, 'seenMs'>): string =>
  `${lengthWords(seenMs)} with a position`;
