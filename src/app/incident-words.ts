/** When and where an incident was, in a few words; the same on every page. */
import type { Incident } from '../domain/incident.ts';
import type { Reference } from '../domain/reference.ts';
import { type Instant, localTimeOf } from '../domain/time.ts';
import { entryName, entryNames } from './entry-names.ts';
import { clockWords, timeWords } from './words.ts';

/** `01:12`, `01:05 to 01:12`, `yesterday 23:50 to 00:20`. */
export function whenWords(
  { from, to }: Partial<Pick<Incident, 'from' | 'to'>>,
  now: Instant,
  timeZone: string,
): string {
  if (from === undefined) return '';
  const begins = timeWords(from, now, timeZone);
  if (to === undefined || clockWords(to, timeZone) === clockWords(from, timeZone)) return begins;
  const isSameDay = localTimeOf(from, timeZone).day === localTimeOf(to, timeZone).day;
  const isNightAfter = to - from < 12 * 3_600_000;
  return `${begins} to ${isSameDay || isNightAfter ? clockWords(to, timeZone) : timeWords(to, now, timeZone)}`;
}

/** The hotspot's name, else its zones; what is known of the place in one line. */
export function whereWords(
  { hotspot, zones, place }: Partial<Incident>,
  reference: Pick<Reference, 'hotspots' | 'zones'>,
): string {
  if (hotspot) return entryName(reference.hotspots, hotspot);
  if (zones && zones.length > 0) return entryNames(reference.zones, zones.slice(0, 2));
  return place ? 'Outside every zone' : 'No place yet';
}

/** `± 8 m`; a pin was put by hand and a fix may not say. */
export function accuracyWords(place: Incident['place']): string {
  if (!place) return 'no position';
  if (place.source === 'pin') return 'pin on the map';
  if (place.accuracyMetres === null) return 'position from this phone';
  return `± ${distanceWords(place.accuracyMetres)}`;
}

/** `8 m`, `240 m`, `1.2 km`. */
export const distanceWords = (metres: number): string =>
  metres < 1000 ? `${Math.max(1, Math.round(metres))} m` : `${(metres / 1000).toFixed(1)} km`;
