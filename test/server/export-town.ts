import type { FiguresFilter, Summary } from '../../src/domain/figures.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { Patrol } from '../../src/domain/patrol.ts';
import type { Person, Role } from '../../src/domain/people.ts';
import type { Referral } from '../../src/domain/referral.ts';
import type { Result } from '../../src/domain/result.ts';
import type { ExportName } from '../../src/domain/roles.ts';
import { openDatabase } from '../../src/server/database/database.ts';
import { insertRecords } from '../../src/server/database/records.ts';
import type { Deps } from '../../src/server/deps.ts';
import { type CsvFile, csvFor, summaryFor } from '../../src/server/export/figures.ts';
import { storeSeeds } from '../../src/server/seeds/plant-seeds.ts';
import { at, smallTown } from '../analysis/small-town.ts';
import { parseCsv } from './parse-csv.ts';
import { stored } from './stored-records.ts';

export const november = { period: { from: '2026-11-01', to: '2026-11-30' } };
export const exportNames: readonly ExportName[] = [
  'incidents',
  'patrols',
  'summary',
  'hub-referrals',
];

export const personOf = (role: Role): Person => ({
  id: `some-${role}`,
  name: `Some ${role}`,
  role,
  organisation: 'police',
  zones: [],
  ...(role === 'hub-worker' && { hub: 'hub' }),
});

export const note = 'CANARY-NOTE by the bins';
export const identity = {
  name: 'CanaryKid',
  contact: 'CANARY-CONTACT',
  school: 'CANARY-SCHOOL',
  note: 'CANARY-REFERRAL-NOTE',
};

const incident = (from: string, fields: Partial<Incident> = {}): Incident => ({
  type: 'rowdy',
  class: 'nuisance',
  from: at(from),
  to: at(from),
  zones: ['town'],
  ...fields,
});

const patrol: Patrol = {
  from: at('2026-11-10T18:00:00Z'),
  to: at('2026-11-10T22:00:00Z'),
  mode: 'foot',
  crew: [
    { role: 'constable', count: 1 },
    { role: 'warden', count: 2 },
  ],
  zones: ['town'],
  pauses: [{ from: at('2026-11-10T20:00:00Z'), to: at('2026-11-10T20:30:00Z') }],
  visits: [
    {
      id: '00000000-0000-4000-8000-00000000aaaa',
      hotspot: 'park',
      arrived: at('2026-11-10T18:10:00Z'),
      left: at('2026-11-10T18:24:00Z'),
      source: 'hand',
    },
  ],
  engagements: [{ what: 'resident', count: 3 }],
  actions: [{ what: 'arrest-count', count: 1 }],
};

const referral = (fields: Partial<Referral> = {}): Referral => ({
  hub: 'hub',
  agreement: 'agreed',
  from: at('2026-11-11T15:10:00Z'),
  age: '11-13',
  reasons: ['out-late', 'new-to-area'],
  screenedClear: ['harm-now'],
  zones: ['town'],
  status: 'received',
  statusAt: at('2026-11-12T15:10:00Z'),
  ...identity,
  ...fields,
});

export type ExportTown = {
  readonly deps: Deps;
  readonly summaryOf: (role: Role, filter?: FiguresFilter) => Promise<Result<Summary>>;
  readonly fileOf: (
    role: Role,
    name: ExportName,
    filter?: FiguresFilter,
  ) => Promise<CsvFile & { readonly rows: string[][] }>;
};

/** Seven rowdy incidents, one of litter with all its fields, a patrol, two referrals to two hubs. */
export async function newExportTown(): Promise<ExportTown> {
  const database = await openDatabase(':memory:');
  await storeSeeds(
    database,
    {
      reference: smallTown,
      people: [{ ...personOf('officer'), id: 'olive-officer', name: 'Olive Officer' }],
    },
    'epoch',
  );
  await insertRecords(database, [
    ...Array.from({ length: 7 }, () =>
      stored({ kind: 'incident', fields: incident('2026-11-10T20:00:00Z') }),
    ),
    stored({
      kind: 'incident',
      fields: incident('2026-11-22T11:00:00Z', {
        to: at('2026-11-22T11:30:00Z'),
        type: 'litter',
        class: 'environmental',
        zones: ['west', 'town'],
        hotspot: 'park',
        ward: 'W1',
        place: { lon: 0.505, lat: 51.005, accuracyMetres: 8, source: 'fix' },
        groupSize: 'few',
        peopleAges: ['10-15'],
        outcomes: ['words-of-advice', 'dispersal'],
        theme: 'prevention',
        priority: 'p-centre',
        note: `=1+1 ${note}`,
      }),
      receivedAt: at('2026-11-22T12:00:00Z'),
    }),
    stored({ kind: 'incident', fields: incident('2026-11-15T11:00:00Z'), isDemonstration: true }),
    stored({ kind: 'patrol', fields: patrol }),
    stored({ kind: 'referral', fields: referral() }),
    stored({ kind: 'referral', fields: referral({ hub: 'other-hub', age: '11-13' }) }),
  ]);
  const deps: Deps = {
    database,
    world: {
      now: () => at('2026-11-22T12:30:00Z'),
      newId: () => '',
      randomBytes: (count) => new Uint8Array(count),
    },
  };
  return {
    deps,
    summaryOf: (role, filter = november) => summaryFor(deps, personOf(role), filter),
    fileOf: async (role, name, filter = november) => {
      const file = await csvFor(deps, personOf(role), name, filter);
      if (!file.ok) throw new Error(file.fault.code);
      return { ...file.value, rows: parseCsv(file.value.text) };
    },
  };
}
