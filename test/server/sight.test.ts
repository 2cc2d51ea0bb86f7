import { beforeEach, expect, test } from 'vitest';
import { type Role, roleNames } from '../../src/domain/people.ts';
import type { Pulled } from '../../src/sync/messages.ts';
import {
  idOf,
  incidentFields,
  inVillage,
  newChange,
  patrolFields,
  referralFields,
} from '../support/changes.ts';
import { newTestServer, type TestClient, type TestServer } from '../support/server.ts';

/** One seeded person for each role; another officer stands for those who did not make the records. */
const people = {
  author: 'olive-officer',
  officer: 'otto-officer',
  coordinator: 'corin-coordinator',
  inspector: 'iris-inspector',
  'hub-worker': 'hana-hubworker',
  'council-protection': 'cole-councilprotection',
  'partner-reader': 'perry-partner',
  administrator: 'ada-administrator',
} as const satisfies Record<Role | 'author', string>;
type Reader = keyof typeof people;
const readers = Object.keys(people) as Reader[];

let server: TestServer;
let author: TestClient;

beforeEach(async () => {
  server = await newTestServer();
  author = await server.signIn(people.author);
  await author.sync({
    changes: [
      newChange('in their zone', 1, { fields: { ...incidentFields, note: 'NOTE-IN-ZONE' } }),
      newChange('elsewhere', 2, {
        fields: { ...incidentFields, place: inVillage, note: 'NOTE-ELSEWHERE' },
      }),
      newChange('with a power', 3, {
        fields: {
          ...incidentFields,
          place: inVillage,
          outcomes: ['dispersal'],
          note: 'NOTE-POWER',
        },
      }),
      newChange('walk', 4, { kind: 'patrol', fields: { ...patrolFields, note: 'NOTE-PATROL' } }),
      newChange('jo', 5, {
        kind: 'referral',
        fields: {
          ...referralFields,
          name: 'CANARY-NAME',
          contact: 'CANARY-CONTACT',
          note: 'CANARY-NOTE',
          school: 'CANARY-SCHOOL',
        },
      }),
    ],
  });
});

const nameOf = (record: Pulled): string =>
  ['in their zone', 'elsewhere', 'with a power', 'walk', 'jo'].find(
    (it) => idOf(it) === record.id,
  ) ?? '?';
const textFor = async (reader: Reader): Promise<string> => {
  const client = reader === 'author' ? author : await server.signIn(people[reader]);
  return (await client.trySync()).text();
};
const seenBy = async (reader: Reader): Promise<string[]> =>
  JSON.parse(await textFor(reader)).records.map(nameOf);
const allIncidents = ['in their zone', 'elsewhere', 'with a power'];

test.each<[Reader, string[]]>([
  ['author', [...allIncidents, 'walk', 'jo']],
  // Otto has the zone Fant & Tovil, in which the town's incident lies too.
  ['officer', ['in their zone']],
  ['coordinator', [...allIncidents, 'walk']],
  ['inspector', [...allIncidents, 'walk']],
  ['hub-worker', ['jo']],
  ['council-protection', ['with a power']],
  ['partner-reader', []],
  ['administrator', []],
])('[S11] what the %s sees', async (reader, expected) => {
  expect(await seenBy(reader)).toEqual(expected);
});

test.each<[Reader, string[]]>([
  ['author', ['NOTE-IN-ZONE', 'NOTE-ELSEWHERE', 'NOTE-POWER', 'NOTE-PATROL']],
  ['officer', ['NOTE-IN-ZONE']],
  ['coordinator', ['NOTE-IN-ZONE', 'NOTE-ELSEWHERE', 'NOTE-POWER', 'NOTE-PATROL']],
  ['inspector', ['NOTE-IN-ZONE', 'NOTE-ELSEWHERE', 'NOTE-POWER', 'NOTE-PATROL']],
  ['hub-worker', []],
  ['council-protection', []],
  ['partner-reader', []],
  ['administrator', []],
])('[S11] which notes the %s reads', async (reader, expected) => {
  const text = await textFor(reader);
  expect(text.match(/NOTE-[A-Z-]+/g) ?? []).toEqual(expected);
});

test('a young person’s name reaches the hub and the author, and nobody else by any way', async () => {
  const paths = [
    '/api/session',
    '/api/people',
    '/api/summary?from=2026-10-01&to=2026-11-30',
    ...['incidents', 'patrols', 'summary', 'hub-referrals'].map(
      (name) => `/api/export/${name}.csv?from=2026-10-01&to=2026-11-30`,
    ),
    '/healthz',
    '/api/records',
  ];
  const reached: string[] = [];
  for (const reader of readers) {
    const client = reader === 'author' ? author : await server.signIn(people[reader]);
    const texts = [await (await client.trySync()).text()];
    for (const path of paths) texts.push(await (await client.ask('GET', path)).text());
    if (texts.join().includes('CANARY')) reached.push(reader);
  }
  expect(reached).toEqual(['author', 'hub-worker']);
  expect(JSON.stringify(server.lines)).not.toContain('CANARY');
});

test('once the hub has taken it up, the author’s phone is sent no name either', async () => {
  const hana = await server.signIn(people['hub-worker']);
  const step = newChange('jo', 1, {
    id: 'hana',
    kind: 'referral',
    base: 1,
    fields: { status: 'received', statusAt: server.world.now() },
  });
  await hana.sync({ changes: [step] });
  expect(await textFor('author')).not.toContain('CANARY');
  // Nor as the answer to a change that is sent again.
  const again = newChange('jo', 6, { kind: 'referral', base: 1, fields: { note: 'x' } });
  expect(await (await author.trySync({ changes: [again] })).text()).not.toContain('CANARY');
});

test('who made a record is told to coordinators and inspectors only', async () => {
  for (const reader of readers) {
    const text = await textFor(reader);
    const isNamed = text.includes(`"by":"${people.author}"`) || text.includes('"names"');
    expect([reader, isNamed]).toEqual([reader, ['coordinator', 'inspector'].includes(reader)]);
  }
});

test('a receipt is told to the author only', async () => {
  for (const reader of readers) {
    const text = await textFor(reader);
    expect([reader, text.includes('"receipt"')]).toEqual([reader, reader === 'author']);
  }
});

test.each(
  roleNames,
)('a %s logs the kinds that the roles table names, and no other', async (role) => {
  const logs: Record<Role, string[]> = {
    officer: ['incident', 'patrol', 'referral'],
    coordinator: [],
    inspector: [],
    'hub-worker': [],
    'council-protection': ['incident', 'patrol'],
    'partner-reader': [],
    administrator: [],
  };
  const client = await server.signIn(people[role]);
  const { outcomes } = await client.sync({
    changes: [
      newChange(`${role} 1`, 1),
      newChange(`${role} 2`, 2, { kind: 'patrol', fields: patrolFields }),
      newChange(`${role} 3`, 3, { kind: 'referral', fields: referralFields }),
    ],
  });
  const expected = ['incident', 'patrol', 'referral'].map((kind) =>
    logs[role].includes(kind) ? 'applied' : 'refused',
  );
  expect(outcomes.map(({ result }) => result)).toEqual(expected);
});

test.each(
  roleNames,
)('a %s is sent why a venue is rated only if the role acts on it', async (role) => {
  const client = await server.signIn(people[role]);
  const { reference } = await client.sync();
  const isTold = reference?.content.premises.some(({ reasons }) => reasons !== undefined);
  expect(isTold).toBe(!['hub-worker', 'partner-reader', 'administrator'].includes(role));
});

test('a value that lost a merge is shown only to those who may read its field', async () => {
  const second = await server.signIn(people.author);
  const edit = (seq: number, note: string, at: number) =>
    newChange('with a power', seq, {
      id: note,
      base: 1,
      fields: { note },
      at: server.world.now() + at,
    });
  await author.sync({ changes: [edit(6, 'LOST-A', 1)] });
  await second.sync({ changes: [edit(1, 'LOST-B', 0)] });
  expect(await textFor('coordinator')).toContain('LOST-B');
  expect(await textFor('council-protection')).not.toContain('LOST-');
});
