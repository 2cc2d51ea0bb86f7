/**
 * An authorisation to direct people to leave an area (Anti-social Behaviour, Crime and Policing Act 2014,
 * section 34): where, from when to when, and the rank of who gave it. No name, and nobody it was used on:
 * each use is an outcome of an incident. Its limits are the partnership's policy.
 */
import {
  anyOf,
  entryId,
  instant,
  listOf,
  maybe,
  number,
  type Of,
  shape,
  text,
  whole,
} from './schema.ts';

const areaSchema = anyOf([
  shape({ hotspot: entryId }),
  shape({ zone: entryId }),
  shape({
    centre: shape({ lon: number(-180, 180), lat: number(-90, 90) }),
    radiusMetres: whole(20, 3000),
  }),
]);

export const dispersalSchema = shape({
  area: areaSchema,
  from: instant,
  to: instant,
  rank: entryId,
  grounds: entryId,
  /** Follow from the area. */
  zones: listOf(entryId, 20),
  theme: maybe(entryId),
  priority: maybe(entryId),
  note: maybe(text(500)),
});

export type Dispersal = Of<typeof dispersalSchema>;
export type DispersalArea = Of<typeof areaSchema>;
