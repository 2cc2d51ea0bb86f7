import type { CountedRecord } from '../../src/analysis/counted-record.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { Patrol } from '../../src/domain/patrol.ts';
import { type Reference, referenceSchema } from '../../src/domain/reference.ts';
import type { Referral } from '../../src/domain/referral.ts';
import { parse } from '../../src/domain/schema.ts';

const dated = { validFrom: '2020-04-01' };
const square = (west: number, south: number, size: number): [number, number][][][] => [
  [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
];

function newSmallTown(): Reference {
  const town = parse(referenceSchema, {
    partnership: {
      id: 'smalltown',
      name: 'Smalltown Partnership',
      shortName: 'Smalltown',
      timeZone: 'Europe/London',
      centre: { lon: 0.51, lat: 51.005 },
      area: { west: 0.49, south: 50.99, east: 0.53, north: 51.02 },
      mapCredit: 'Made up for a test',
      contacts: [],
      policy: {
        asAt: '2026-04-01',
        undoSeconds: 10,
        editHours: 24,
        signInLinkHours: 72,
        signInDays: 30,
        noteCharactersMax: 500,
        referralNoteCharactersMax: 280,
        referralReasonsMax: 3,
        smallNumber: 5,
        quarantineDays: 90,
        trackDays: 7,
        photosPerIncidentMax: 4,
        dwell: { cueMinutes: 15, lateMinutes: 20 },
        handoverHours: 8,
        duplicate: { withinMetres: 100, withinMinutes: 30 },
        dispersal: { hoursMax: 48, exclusionHoursMax: 48, ageMin: 10, takenHomeUnder: 16 },
        caseReview: { reports: 3, withinMonths: 6, reportedWithinDays: 31, withinMetres: 50 },
      },
    },
    organisations: [{ id: 'police', name: 'Police', standing: 'statutory', ...dated }],
    wards: [ward('W1', 'West', square(0.5, 51, 0.01)), ward('W2', 'East', square(0.51, 51, 0.01))],
    zones: [
      { id: 'west', name: 'West zone', wards: ['W1'], beat: 'staffed', ...dated },
      { id: 'town', name: 'Whole town', wards: ['W1', 'W2'], beat: 'staffed', ...dated },
      { id: 'east', name: 'East zone', wards: ['W2'], beat: 'vacant', ...dated },
    ],
    hotspots: [
      hotspot('park', 'The Park', { lon: 0.505, lat: 51.005 }, 7),
      hotspot('station', 'The Station', { lon: 0.515, lat: 51.005 }, 14),
      hotspot('quay', 'The Quay', { lon: 0.518, lat: 51.009 }, 0),
    ],
    premises: [],
    traumaPacks: [],
    hubs: [],
    plans: [
      {
        id: 'plan',
        name: 'The plan',
        source: 'Made up',
        priorities: [
          { id: 'p-centre', name: 'Safe town centre', status: 'on-track' },
          { id: 'p-young', name: 'Children and young people', status: 'on-track' },
        ],
        ...dated,
      },
    ],
    themes: entries('prevention', 'enforcement'),
    incidentTypes: [
      kind('rowdy', 'nuisance'),
      kind('noise', 'nuisance'),
      kind('litter', 'environmental'),
      kind('abandoned', 'environmental'),
      kind('threats', 'personal'),
    ],
    outcomes: [
      { id: 'words-of-advice', name: 'Words of advice', kind: 'outcome', ...dated },
      { id: 'not-asb', name: 'Not anti-social behaviour', kind: 'outcome', ...dated },
      { id: 'dispersal', name: 'Dispersal', kind: 'power', ...dated },
    ],
    lists: {
      incidentClasses: entries('personal', 'nuisance', 'environmental'),
      groupSizes: entries('one', 'few'),
      peopleAges: [{ id: '10-15', name: '10 to 15', from: 10, to: 15, ...dated }],
      crewRoles: entries('constable', 'warden'),
      patrolModes: entries('foot'),
      engagements: entries('resident', 'school'),
      patrolActions: entries('hotspot-check', 'arrest-count'),
      referralAges: [{ id: '11-13', name: '11 to 13', from: 11, to: 13, ...dated }],
      referralReasons: entries('out-late', 'new-to-area'),
      referralNeeds: entries('safe-place'),
      contactRoutes: entries('via-school'),
      parentTold: entries('yes'),
      screeningQuestions: entries('harm-now'),
      referralStatuses: entries('submitted', 'received', 'attended'),
      authorisingRanks: entries('inspector'),
      dispersalGrounds: entries('crime-or-disorder'),
      caseMeetingReasons: entries('repeat-victim'),
    },
    terms: [],
  });
  if (!town.ok) throw new Error(JSON.stringify(town.fault));
  return town.value;
}

function ward(id: string, name: string, outline: [number, number][][][]) {
  return { id, name, isApproximate: true, source: 'Made up', outline, ...dated };
}

function hotspot(
  id: string,
  name: string,
  centre: { lon: number; lat: number },
  visitsPerWeek: number,
) {
  const target = { visitsPerWeek, minutesMin: 10, minutesMax: 16, hours: [] };
  const ground = { centre, radiusMetres: 100 };
  return { id, name, ground, isApproximate: true, why: 'Made up', target, ...dated };
}

function kind(id: string, of: string) {
  return { id, name: titled(id), short: titled(id), class: of, icon: 'dot', ...dated };
}

function entries(...ids: string[]) {
  return ids.map((id) => ({ id, name: titled(id), ...dated }));
}

function titled(id: string): string {
  return id[0]?.toUpperCase() + id.slice(1).replaceAll('-', ' ');
}

export const at = (iso: string): number => Date.parse(iso);

let made = 0;
const nextId = () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`;

type Extra = Partial<Omit<CountedRecord, 'fields' | 'kind'>>;

export const incident = (
  from: string,
  fields: Partial<Incident> = {},
  extra: Extra = {},
): CountedRecord<'incident'> => ({
  id: nextId(),
  kind: 'incident',
  receivedAt: at(from),
  fields: {
    type: 'rowdy',
    class: 'nuisance',
    from: at(from),
    to: at(from),
    zones: [],
    ...fields,
  },
  ...extra,
});

export const patrol = (
  from: string,
  to: string,
  fields: Partial<Patrol> = {},
): CountedRecord<'patrol'> => ({
  id: nextId(),
  kind: 'patrol',
  receivedAt: at(to),
  fields: {
    from: at(from),
    to: at(to),
    mode: 'foot',
    crew: [{ role: 'constable', count: 2 }],
    zones: [],
    pauses: [],
    visits: [],
    engagements: [],
    actions: [],
    ...fields,
  },
});

export const visit = (hotspot: string, arrived: string, left?: string) => ({
  id: nextId(),
  hotspot,
  arrived: at(arrived),
  source: 'hand' as const,
  ...(left !== undefined && { left: at(left) }),
});

export const referral = (
  from: string,
  fields: Partial<Referral> = {},
): CountedRecord<'referral'> => ({
  id: nextId(),
  kind: 'referral',
  receivedAt: at(from),
  fields: {
    hub: 'hub',
    agreement: 'agreed',
    from: at(from),
    reasons: ['out-late'],
    screenedClear: ['harm-now'],
    zones: [],
    status: 'submitted',
    statusAt: at(from),
    ...fields,
  },
});

/** A partnership small enough to count by hand: two wards side by side, three zones, three hotspots. */
export const smallTown: Reference = newSmallTown();
