import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { referenceSchema } from '../../src/domain/reference.ts';
import { parse } from '../../src/domain/schema.ts';
import { type Database, openDatabase } from '../../src/server/database/database.ts';
import { readPeople, savePerson } from '../../src/server/database/people.ts';
import { readReference, writeReference } from '../../src/server/database/reference.ts';
import { readSetting } from '../../src/server/database/settings.ts';
import { plantSeeds } from '../../src/server/seeds/plant-seeds.ts';
import { newTestWorld, seedFolder } from '../support/server.ts';

let database: Database;
let folder: string;
const world = newTestWorld();

beforeEach(async () => {
  database = await openDatabase(':memory:');
  folder = await mkdtemp(join(tmpdir(), 'beatbook-seeds-'));
  await cp(seedFolder, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

type Entries = Record<string, unknown>[];

async function edit<T>(file: string, change: (content: T) => void): Promise<void> {
  const content = JSON.parse(await readFile(join(folder, file), 'utf8'));
  change(content);
  await writeFile(join(folder, file), JSON.stringify(content));
}

test('the seeds become the partnership, in the order they stand in', async () => {
  expect(await plantSeeds({ database, world }, folder)).toEqual({ ok: true, value: null });
  const reference = await readReference(database);
  expect(parse(referenceSchema, reference?.content)).toMatchObject({ ok: true });
  const zones = JSON.parse(await readFile(join(folder, 'zones.json'), 'utf8'));
  expect(reference?.content.zones).toEqual(zones);
  const lists = JSON.parse(await readFile(join(folder, 'lists.json'), 'utf8'));
  expect(reference?.content.lists).toEqual(lists);
  expect(await readPeople(database)).toHaveLength(9);
});

test('what the partnership has changed since is kept by the next start', async () => {
  await plantSeeds({ database, world }, folder);
  const epoch = await readSetting(database, 'epoch');
  await writeReference(database, 'terms', []);
  const [first] = await readPeople(database);
  if (first) await savePerson(database, { ...first, isActive: false });
  await edit<Entries>('zones.json', (zones) => zones.pop());
  expect(await plantSeeds({ database, world }, folder)).toMatchObject({ ok: true });
  const { content } = (await readReference(database)) ?? {};
  expect(content?.terms).toEqual([]);
  expect(content?.zones).toHaveLength(10);
  expect((await readPeople(database))[0]?.isActive).toBe(false);
  expect(await readSetting(database, 'epoch')).toBe(epoch);
});

const mistakes: [string, string[], () => Promise<void>][] = [
  [
    'a field of the wrong kind',
    ['zones.json', 'town-centre', 'beat'],
    () => edit<Entries>('zones.json', ([zone]) => Object.assign(zone ?? {}, { beat: 'maybe' })),
  ],
  [
    'a field deep inside an entry',
    ['hotspots.json', 'brenchley-gardens', 'target.visitsPerWeek'],
    () =>
      edit<Entries>('hotspots.json', ([spot]) =>
        Object.assign(spot?.target ?? {}, { visitsPerWeek: 'often' }),
      ),
  ],
  [
    'a field that nobody knows',
    ['wards.json', 'E05015593', 'colour'],
    () => edit<Entries>('wards.json', ([ward]) => Object.assign(ward ?? {}, { colour: 'red' })),
  ],
  [
    'an entry without an id',
    ['themes.json', 'entry number 1', 'id'],
    () => edit<Entries>('themes.json', ([theme]) => delete theme?.id),
  ],
  [
    'an entry of a list in lists.json',
    ['lists.json', 'crewRoles', 'constable', 'name'],
    () =>
      edit<Record<string, Entries>>('lists.json', ({ crewRoles }) =>
        Object.assign(crewRoles?.[0] ?? {}, { name: '' }),
      ),
  ],
  [
    'a number of the policy',
    ['partnership.json', 'policy.editHours'],
    () =>
      edit<Record<string, object>>('partnership.json', ({ policy }) =>
        Object.assign(policy ?? {}, { editHours: 0 }),
      ),
  ],
  [
    'a time zone that there is not',
    ['partnership.json', 'timeZone'],
    () =>
      edit<object>('partnership.json', (it) => Object.assign(it, { timeZone: 'Europe/Maidstone' })),
  ],
  [
    'a zone of wards that there are not',
    ['zones.json', 'town-centre', 'wards', 'E00'],
    () => edit<Entries>('zones.json', ([zone]) => Object.assign(zone ?? {}, { wards: ['E00'] })),
  ],
  [
    'a person of an unknown organisation',
    ['people.json', 'olive-officer', 'organisation', 'nobody'],
    () =>
      edit<Entries>('people.json', ([olive]) =>
        Object.assign(olive ?? {}, { organisation: 'nobody' }),
      ),
  ],
  [
    'a zone that stands twice',
    ['zones.json', 'town-centre', 'id'],
    () => edit<Entries>('zones.json', (zones) => zones.push({ ...zones[0] })),
  ],
  ['a file that is not JSON', ['plans.json'], () => writeFile(join(folder, 'plans.json'), '[{')],
  ['a file that is missing', ['hubs.json'], () => rm(join(folder, 'hubs.json'))],
];

test.each(
  mistakes,
)('%s is named by file, entry and field, and nothing is written', async (_, named, make) => {
  await make();
  const planted = await plantSeeds({ database, world }, folder);
  const where = planted.ok ? '' : (planted.fault.where ?? '');
  for (const name of named) expect(where).toContain(name);
  for (const table of ['setting', 'reference_entry', 'person'] as const) {
    expect(await database.sql.selectFrom(table).selectAll().execute()).toEqual([]);
  }
});

test('a second start after the mistake is mended begins as if there had been none', async () => {
  await edit<Entries>('zones.json', (zones) => zones.push({ ...zones[0] }));
  expect((await plantSeeds({ database, world }, folder)).ok).toBe(false);
  await edit<Entries>('zones.json', (zones) => zones.pop());
  expect((await plantSeeds({ database, world }, folder)).ok).toBe(true);
});
