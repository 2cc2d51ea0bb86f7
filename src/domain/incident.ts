/** An incident of anti-social behaviour. Never a suspect's or victim's name. */
import { photoSchema, photosMax } from './photo.ts';
import {
  entryId,
  exactly,
  instant,
  listOf,
  maybe,
  number,
  type Of,
  oneOf,
  orNull,
  shape,
  text,
  uuid,
} from './schema.ts';

/** The outcome of an incident that was none: it stays in the records, off the map and out of every total. */
export const notAnIncident = 'not-asb';

/** The outcome that asks for a `caseMeetingReason`. */
export const caseMeetingSuggested = 'vulnerability-meeting-suggested';

/** Where it was: a fix says how sure it is (metres, 68 %); a pin was put there by hand. */
export const placeSchema = shape({
  lon: number(-180, 180),
  lat: number(-90, 90),
  accuracyMetres: orNull(number(0, 100000)),
  source: oneOf(['fix', 'pin']),
});

export const incidentSchema = shape({
  type: entryId,
  class: entryId,
  /** When it may have begun and ended; the same instant where the officer saw it. */
  from: instant,
  to: instant,
  place: maybe(placeSchema),
  /** Worked out from the place; by hand where there is none. */
  zones: listOf(entryId, 20),
  hotspot: maybe(entryId),
  ward: maybe(entryId),
  groupSize: maybe(entryId),
  peopleAges: maybe(listOf(entryId, 10)),
  outcomes: maybe(listOf(entryId, 20)),
  theme: maybe(entryId),
  priority: maybe(entryId),
  /** Why it is suggested to the case meeting for vulnerable people: a code, never a story. */
  caseMeetingReason: maybe(entryId),
  note: maybe(text(500)),
  photos: maybe(listOf(photoSchema, photosMax)),
  /** The same thing that a colleague logged before: it adds to that incident and is not counted again. */
  addsTo: maybe(uuid),
  patrol: maybe(uuid),
  /** Set while the officer means to come back to it; cleared by *Done*. */
  isUnfinished: maybe(exactly(true)),
});

export type Place = Of<typeof placeSchema>;
export type Incident = Of<typeof incidentSchema>;

/** What the *To finish* tray asks for, in its order. */
const askedFor = ['place', 'groupSize', 'peopleAges', 'outcomes'] as const;

export const missingOf = (incident: Partial<Incident>): readonly (typeof askedFor)[number][] =>
  askedFor.filter((field) => {
    const value = incident[field];
    return value === undefined || (Array.isArray(value) && value.length === 0);
  });
