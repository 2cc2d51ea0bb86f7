/**
 * The partnership's own data that is not a record: places, lists, plans, policy. It comes from
 * `seeds/` at first start, lives in the database, and every phone holds the part its role may see.
 * One schema for the seed files, the database and the wire.
 */
import {
  anyOf,
  boolean,
  day,
  entryId,
  list,
  maybe,
  number,
  type Of,
  oneOf,
  pair,
  shape,
  text,
  timeOfDay,
  whole,
} from './schema.ts';

const name = text(80);
const sentence = text(400);
const dated = { validFrom: day, validTo: maybe(day) };
const position = pair([number(-180, 180), number(-90, 90)]);
const outline = list(list(list(position)));
const point = shape({ lon: number(-180, 180), lat: number(-90, 90) });
/** `weekdays` 1 Monday … 7 Sunday; an end before its start runs past midnight. */
const hours = shape({ weekdays: list(whole(1, 7)), from: timeOfDay, to: timeOfDay });

export const contactSchema = shape({
  id: entryId,
  name,
  number: text(30),
  when: sentence,
  /** Whether it is shown when a form stops for a young person at risk. */
  isForRisk: boolean(),
});

export const partnershipSchema = shape({
  id: entryId,
  name,
  shortName: text(40),
  timeZone: text(40),
  centre: point,
  area: shape({
    west: number(-180, 180),
    south: number(-90, 90),
    east: number(-180, 180),
    north: number(-90, 90),
  }),
  mapCredit: sentence,
  contacts: list(contactSchema),
  policy: shape({
    /** The day on which law and numbers below were last checked. */
    asAt: day,
    undoSeconds: whole(0, 60),
    editHours: whole(1, 168),
    signInLinkHours: whole(1, 720),
    signInDays: whole(1, 365),
    noteCharactersMax: whole(40, 500),
    referralNoteCharactersMax: whole(40, 280),
    referralReasonsMax: whole(1, 10),
    /** Counts below this are hidden from partners and the public. */
    smallNumber: whole(2, 20),
    quarantineDays: whole(1, 365),
    /** Days that a patrol's track stays on its officer's own phone after the patrol; it never leaves it. */
    trackDays: whole(0, 28),
    photosPerIncidentMax: whole(0, 12),
    /** A word to move on, quiet at first. */
    dwell: shape({ cueMinutes: whole(5, 60), lateMinutes: whole(5, 90) }),
    handoverHours: whole(1, 24),
    /** Within which an incident may be the one that a colleague has logged. */
    duplicate: shape({ withinMetres: whole(0, 1000), withinMinutes: whole(0, 240) }),
    /** Anti-social Behaviour, Crime and Policing Act 2014, sections 34 to 36. */
    dispersal: shape({
      hoursMax: whole(1, 168),
      exclusionHoursMax: whole(1, 168),
      ageMin: whole(0, 18),
      takenHomeUnder: whole(0, 18),
    }),
    /** The council's threshold for a review of how a place's reports were answered. */
    caseReview: shape({
      reports: whole(1, 20),
      withinMonths: whole(1, 24),
      reportedWithinDays: whole(1, 365),
      withinMetres: whole(10, 500),
    }),
  }),
});

export const organisationSchema = shape({
  id: entryId,
  name,
  shortName: maybe(text(40)),
  standing: oneOf(['statutory', 'member', 'reader', 'provider']),
  ...dated,
  successor: maybe(entryId),
});

export const wardSchema = shape({
  id: entryId,
  name,
  ...dated,
  isApproximate: boolean(),
  source: sentence,
  outline,
});

export const zoneSchema = shape({
  id: entryId,
  name,
  ...dated,
  wards: list(entryId),
  /** Where a zone is smaller than, or crosses, its wards; otherwise its wards are its outline. */
  outline: maybe(outline),
  beat: oneOf(['staffed', 'vacant']),
  note: maybe(sentence),
});

export const hotspotSchema = shape({
  id: entryId,
  name,
  ...dated,
  ground: anyOf([shape({ centre: point, radiusMetres: whole(20, 1000) }), shape({ outline })]),
  isApproximate: boolean(),
  why: sentence,
  /** For whoever is sent there. */
  lookFor: maybe(list(sentence)),
  target: shape({
    visitsPerWeek: whole(0, 100),
    minutesMin: whole(1, 60),
    minutesMax: whole(1, 120),
    hours: list(hours),
  }),
});

export const premisesSchema = shape({
  id: entryId,
  name,
  ...dated,
  point,
  rating: oneOf(['red', 'amber', 'green']),
  reasons: maybe(sentence),
  assessedOn: day,
  reviewOn: day,
  organisation: maybe(entryId),
});

/** Bleeding control kits and the like, for the public and for officers. */
export const traumaPackSchema = shape({
  id: entryId,
  name,
  ...dated,
  point,
  where: sentence,
  isApproximate: boolean(),
});

export const hubSchema = shape({
  id: entryId,
  name,
  ...dated,
  address: sentence,
  point,
  isApproximate: boolean(),
  ages: shape({ from: whole(5, 25), to: whole(5, 25) }),
  hours: list(hours),
  owner: entryId,
  /** Wards whose young people it takes; empty means the whole area of the partnership. */
  wards: list(entryId),
  note: maybe(sentence),
});

const prioritySchema = shape({
  id: entryId,
  name: text(160),
  status: oneOf(['on-track', 'exceeding', 'needs-attention', 'not-recorded', 'to-be-set']),
});

export const planSchema = shape({
  id: entryId,
  name,
  ...dated,
  source: sentence,
  priorities: list(prioritySchema),
});

const entry = { id: entryId, name, plain: maybe(sentence), ...dated };
export const listEntrySchema = shape(entry);

export const incidentTypeSchema = shape({
  ...entry,
  short: text(24),
  class: entryId,
  icon: text(30),
  /** Order among the tiles on the home page; the rest is behind *More*. */
  tile: maybe(whole(1, 20)),
});

export const outcomeSchema = shape({
  ...entry,
  kind: oneOf(['outcome', 'power']),
  acronym: maybe(text(12)),
  /** What the law allows, in a sentence, as at `asAt`. */
  limits: maybe(sentence),
  asAt: maybe(day),
});

/** `ages` bounds are whole years, both ends in. */
const ageBandSchema = shape({ ...entry, from: whole(0, 120), to: whole(0, 120) });

/** `asksFor`: what the hub needs to be told for this way of reaching someone; absent, nothing is asked. */
const contactRouteSchema = shape({ ...entry, asksFor: maybe(name) });

export const termSchema = shape({ acronym: text(24), plain: text(160) });

const entries = list(listEntrySchema);

export const listsSchema = shape({
  incidentClasses: entries,
  groupSizes: entries,
  peopleAges: list(ageBandSchema),
  crewRoles: entries,
  patrolModes: entries,
  engagements: entries,
  patrolActions: entries,
  referralAges: list(ageBandSchema),
  referralReasons: entries,
  referralNeeds: entries,
  contactRoutes: list(contactRouteSchema),
  parentTold: entries,
  screeningQuestions: entries,
  referralStatuses: entries,
  authorisingRanks: entries,
  dispersalGrounds: entries,
  caseMeetingReasons: entries,
});

export const referenceSchema = shape({
  partnership: partnershipSchema,
  organisations: list(organisationSchema),
  wards: list(wardSchema),
  zones: list(zoneSchema),
  hotspots: list(hotspotSchema),
  premises: list(premisesSchema),
  traumaPacks: list(traumaPackSchema),
  hubs: list(hubSchema),
  plans: list(planSchema),
  themes: entries,
  incidentTypes: list(incidentTypeSchema),
  outcomes: list(outcomeSchema),
  lists: listsSchema,
  terms: list(termSchema),
});

export type Reference = Of<typeof referenceSchema>;
export type Ward = Of<typeof wardSchema>;
export type Zone = Of<typeof zoneSchema>;
export type Hotspot = Of<typeof hotspotSchema>;
export type Hub = Of<typeof hubSchema>;
export type ListEntry = Of<typeof listEntrySchema>;
export type IncidentType = Of<typeof incidentTypeSchema>;
export type Hours = Of<typeof hours>;
export type Contact = Of<typeof contactSchema>;
