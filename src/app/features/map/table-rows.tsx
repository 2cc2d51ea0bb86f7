/** Rows of the map's tables. */
import type { FlaggedPlace } from '../../../analysis/case-review.ts';
import { whereaboutsOf } from '../../../domain/places.ts';
import type { Reference } from '../../../domain/reference.ts';
import { type Instant, isValidOn } from '../../../domain/time.ts';
import { areaWords } from '../../area-words.ts';
import { entryName } from '../../entry-names.ts';
import type { TableRow } from '../../ui/table.tsx';
import { agoWords, counted, dayWords, timeWords } from '../../words.ts';
import { awayWords } from './chosen-pack.tsx';
import { ratingWords } from './chosen-venue.tsx';
import { walkWords } from './hotspot-part.tsx';
import type { HeldIncident } from './map-filter.ts';
import { reviewIdOf } from './marks.ts';
import type { MapContent } from './use-map-content.ts';
import type { ZoneCounts } from './zone-counts.ts';

export const incidentRowsMax = 200;

const unknown = '–';

export const hotspotRowsOf = ({ weeks, flagged, now }: MapContent): readonly TableRow[] =>
  weeks.map(({ hotspot, place, made, wanted, owed, lastVisitAt, metres }) => ({
    key: hotspot,
    cells: {
      name: place.name,
      made,
      wanted,
      owed,
      review: reportsAt(hotspot, flagged()),
      last: lastVisitAt === null ? unknown : agoWords(lastVisitAt, now),
      walk: metres === null ? unknown : walkWords(metres),
    },
  }));

function reportsAt(hotspot: string, flagged: readonly FlaggedPlace[]): string {
  const place = flagged.find((it) => it.hotspot === hotspot);
  return place ? counted(place.reports.length, 'report') : unknown;
}

/** The hotspot's name, or the ward that its middle lies in. */
export const reviewRowsOf = (
  { flagged, now, day }: MapContent,
  reference: Reference,
): readonly TableRow[] =>
  flagged().map((place) => {
    const { ward } = whereaboutsOf(place.at, reference, day);
    return {
      key: reviewIdOf(place),
      cells: {
        place:
          place.hotspot === undefined
            ? `${entryName(reference.wards, ward) || 'Outside every'} ward`
            : entryName(reference.hotspots, place.hotspot),
        reports: place.reports.length,
        last: timeWords(place.lastAt, now, reference.partnership.timeZone),
      },
    };
  });

export const dispersalRowsOf = (
  { dispersals, now }: MapContent,
  reference: Reference,
): readonly TableRow[] =>
  dispersals.map(({ id, fields: { area, from, to } }) => ({
    key: id,
    cells: {
      area: areaWords(area, reference),
      from: timeWords(from, now, reference.partnership.timeZone),
      to: timeWords(to, now, reference.partnership.timeZone),
    },
  }));

export const packRowsOf = ({ packs }: MapContent): readonly TableRow[] =>
  packs.map((near) => ({
    key: near.pack.id,
    cells: {
      name: near.pack.name,
      where: near.pack.where,
      away: awayWords(near) ?? unknown,
    },
  }));

export const zoneRowsOf = ({ rows }: ZoneCounts): readonly TableRow[] =>
  rows.map(({ id, name, incidents }) => ({ key: id, cells: { name, incidents } }));

/** The latest first. */
export function incidentRowsOf(
  incidents: readonly HeldIncident[],
  reference: Reference,
  now: Instant,
): readonly TableRow[] {
  const typeNames = new Map(reference.incidentTypes.map(({ id, short }) => [id, short]));
  const whereOf = whereWordsOf(reference);
  return [...incidents]
    .sort((a, b) => (b.fields.from ?? 0) - (a.fields.from ?? 0))
    .slice(0, incidentRowsMax)
    .map((incident) => ({
      key: incident.id,
      cells: {
        what: (
          <a href={`/records/${incident.id}`}>
            {typeNames.get(incident.fields.type ?? '') ?? 'Incident'}
          </a>
        ),
        when: timeWords(
          incident.fields.from ?? incident.createdAt,
          now,
          reference.partnership.timeZone,
        ),
        where: whereOf(incident),
      },
    }));
}

/** The hotspot where there is one, otherwise the zones. */
function whereWordsOf({ hotspots, zones }: Reference): (incident: HeldIncident) => string {
  const names = new Map([...hotspots, ...zones].map(({ id, name }) => [id, name]));
  return ({ fields }) =>
    [fields.hotspot ?? fields.zones ?? []]
      .flat()
      .map((id) => names.get(id) ?? id)
      .join(', ') || 'Not known';
}

export const premisesRowsOf = ({ premises }: Reference, day: string): readonly TableRow[] =>
  premises
    .filter((it) => isValidOn(it, day))
    .map(({ id, name, rating, reviewOn }) => ({
      key: id,
      cells: { name, rating: ratingWords[rating], review: dayWords(reviewOn, day) },
    }));
