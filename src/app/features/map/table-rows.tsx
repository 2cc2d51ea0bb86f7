/** Rows of the map's tables. */
import type { Reference } from '../../../domain/reference.ts';
import { type Instant, isValidOn } from '../../../domain/time.ts';
import type { TableRow } from '../../ui/table.tsx';
import { agoWords, dayWords, timeWords } from '../../words.ts';
import { ratingWords } from './chosen-venue.tsx';
import { walkWords } from './hotspot-part.tsx';
import type { HotspotWeek } from './hotspot-week.ts';
import type { HeldIncident } from './map-filter.ts';
import type { ZoneCounts } from './zone-counts.ts';

export const incidentRowsMax = 200;

const unknown = '–';

export const hotspotRowsOf = (weeks: readonly HotspotWeek[], now: Instant): readonly TableRow[] =>
  weeks.map(({ hotspot, place, made, wanted, owed, lastVisitAt, metres }) => ({
    key: hotspot,
    cells: {
      name: place.name,
      made,
      wanted,
      owed,
      last: lastVisitAt === null ? unknown : agoWords(lastVisitAt, now),
      walk: metres === null ? unknown : walkWords(metres),
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
