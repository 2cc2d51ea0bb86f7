/** The handover card's lines: short enough to read out, whole enough to stand on paper. */
import type { FlaggedPlace } from '../../../analysis/case-review.ts';
import type { Coverage, SeenPlace } from '../../../analysis/handover.ts';
import type { Dispersal } from '../../../domain/dispersal.ts';
import { whereaboutsOf } from '../../../domain/places.ts';
import type { Reference } from '../../../domain/reference.ts';
import { type Instant, localTimeOf } from '../../../domain/time.ts';
import { areaWords } from '../../area-words.ts';
import { entryName, entryNames } from '../../entry-names.ts';
import { closeWords } from '../../review-words.ts';
import { clockWords, timeWords } from '../../words.ts';

/** The hotspot, else the ward, else the zones. */
export function placeWords(
  { hotspot, ward, zones = [] }: SeenPlace['where'],
  reference: Reference,
) {
  if (hotspot !== undefined) return entryName(reference.hotspots, hotspot);
  if (ward !== undefined) return `${entryName(reference.wards, ward)} ward`;
  return entryNames(reference.zones, zones.slice(0, 2)) || 'Outside every zone';
}

const timesMax = 4;

/** `Street drinking 22:10, 23:40; Rowdy 9 times, 17:30 to 00:50` */
export function kindsWords(kinds: SeenPlace['kinds'], reference: Reference): string {
  const { timeZone } = reference.partnership;
  const clock = (at: Instant) => clockWords(at, timeZone);
  return kinds
    .map(({ type, times }) => {
      const name = reference.incidentTypes.find(({ id }) => id === type)?.short ?? type;
      const isLong = times.length > timesMax;
      return isLong
        ? `${name} ${times.length} times, ${clock(times[0] ?? 0)} to ${clock(times.at(-1) ?? 0)}`
        : `${name} ${times.map(clock).join(', ')}`;
    })
    .join('; ');
}

export function uncoveredWords(coverage: readonly Coverage[]): string {
  const names = coverage.filter(({ coveredAt }) => coveredAt === null).map(nameOf);
  return names.length === 0 ? 'All were visited.' : `Not visited: ${names.join('; ')}.`;
}

/** The latest first. */
export function coveredWords(coverage: readonly Coverage[], { partnership }: Reference): string {
  const visited = coverage
    .flatMap(({ place, coveredAt }) => (coveredAt === null ? [] : [{ place, at: coveredAt }]))
    .sort((a, b) => b.at - a.at)
    .map(({ place, at }) => `${place.name} ${clockWords(at, partnership.timeZone)}`);
  return visited.length === 0
    ? 'Nobody is known to have been at any.'
    : `Visited: ${visited.join('; ')}.`;
}

/** Names of hotspots have commas in them: what stands in a row is parted by semicolons. */
const nameOf = ({ place }: Coverage): string => place.name;

/** `Brenchley Gardens until 02:00` */
export function dispersalWords(
  { area, to }: Dispersal,
  reference: Reference,
  now: Instant,
): string {
  const { timeZone } = reference.partnership;
  return `${areaWords(area, reference)} until ${timeWords(to, now, timeZone)}`;
}

function flaggedPlaceWords(place: FlaggedPlace, reference: Reference): string {
  const { hotspot, at, lastAt } = place;
  const { day } = localTimeOf(lastAt, reference.partnership.timeZone);
  const { zones, ward } = whereaboutsOf(at, reference, day);
  const where = hotspot === undefined ? { zones: [...zones], ward } : { hotspot };
  return `${placeWords(where, reference)} ${place.reports.length}`;
}

/** `Jubilee Square 82; Earl Street 23: reports within 50 m of one another in 6 months.` */
export const flaggedWords = (places: readonly FlaggedPlace[], reference: Reference): string =>
  `${places.map((place) => flaggedPlaceWords(place, reference)).join('; ')}: reports ${closeWords(reference)}.`;
