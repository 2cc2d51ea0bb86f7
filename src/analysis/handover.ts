/** What the next shift should know of the last hours: what was seen where, and which hotspots were covered. */
import type { Incident } from '../domain/incident.ts';
import type { Hotspot } from '../domain/reference.ts';
import { hourMs, type Instant } from '../domain/time.ts';
import { type Addable, countedOnce, isNoIncident } from './additions.ts';
import type { Owed } from './dosage.ts';

export type Hours = { readonly from: Instant; readonly to: Instant };

export const lastHours = (hours: number, now: Instant): Hours => ({
  from: now - hours * hourMs,
  to: now,
});

type Where = {
  readonly hotspot?: string | undefined;
  readonly ward?: string | undefined;
  readonly zones?: readonly string[];
};

export type SeenPlace = {
  /** Of the incident that was last: all of them are at the same hotspot, ward or zones. */
  readonly where: Where;
  /** In the order in which they began. */
  readonly kinds: readonly { readonly type: string; readonly times: readonly Instant[] }[];
  readonly count: number;
  readonly lastAt: Instant;
};

/** Each thing once; most of it first, then the latest. `zones`: none means the whole partnership. */
export function seenPlaces(
  incidents: readonly Addable[],
  zones: readonly string[],
  hours: Hours,
): readonly SeenPlace[] {
  const places = new Map<string, Partial<Incident>[]>();
  for (const { fields } of countedOnce(incidents)) {
    if (isNoIncident(fields) || !isThen(fields, hours) || !isIn(fields, zones)) continue;
    const place = places.get(placeKeyOf(fields));
    if (place) place.push(fields);
    else places.set(placeKeyOf(fields), [fields]);
  }
  return [...places.values()].map(placeOf).sort((a, b) => b.count - a.count || b.lastAt - a.lastAt);
}

const isThen = ({ from: began = -1, to: ended = began }: Partial<Incident>, hours: Hours) =>
  ended >= hours.from && began <= hours.to;

const isIn = ({ zones = [] }: Partial<Incident>, wanted: readonly string[]): boolean =>
  wanted.length === 0 || zones.some((zone) => wanted.includes(zone));

/** The hotspot says most; then the ward, then the zones. */
const placeKeyOf = ({ hotspot, ward, zones = [] }: Where): string =>
  [hotspot !== undefined ? 'hotspot' : 'ward', hotspot ?? ward ?? zones.join()].join(' ');

function placeOf(incidents: readonly Partial<Incident>[]): SeenPlace {
  const sorted = incidents.toSorted((a, b) => whenOf(a) - whenOf(b));
  const last = sorted.at(-1) ?? {};
  const types = [...new Set(sorted.map(({ type = '' }) => type))];
  return {
    where: last,
    kinds: types.map((type) => ({
      type,
      times: sorted.filter((it) => it.type === type).map(whenOf),
    })),
    count: sorted.length,
    lastAt: whenOf(last),
  };
}

const whenOf = ({ from = 0 }: Partial<Incident>): Instant => from;

export type Coverage = {
  readonly place: Hotspot;
  /** `null` where nobody was there in these hours, as far as is known. */
  readonly coveredAt: Instant | null;
};

/** Those not covered first: they are what is handed over. */
export function coverageOf(
  hotspots: readonly Hotspot[],
  owed: readonly Owed[],
  { from }: Hours,
): readonly Coverage[] {
  const lastAt = new Map(owed.map(({ hotspot, lastVisitAt }) => [hotspot, lastVisitAt ?? -1]));
  return hotspots
    .map((place) => {
      const at = lastAt.get(place.id) ?? -1;
      return { place, coveredAt: at >= from ? at : null };
    })
    .sort((a, b) => (a.coveredAt ?? 0) - (b.coveredAt ?? 0));
}
