import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Role } from '../../src/domain/people.ts';
import { changePerson } from '../../src/server/accounts/people.ts';
import { insertRecords } from '../../src/server/database/records.ts';
import { mustReadReference, writeReference } from '../../src/server/database/reference.ts';
import { beginNewEpoch } from '../../src/server/open-data.ts';
import type { NewPerson } from '../../src/sync/accounts.ts';
import type { Change } from '../../src/sync/messages.ts';
import { silenceMsMax } from '../../src/sync/nudge.ts';
import {
  idOf,
  incidentFields,
  inVillage,
  newChange,
  patrolFields,
  referralFields,
} from '../support/changes.ts';
import type { TestClient } from '../support/server.ts';
import { aWhileMs, type Ear, type NudgeTown, newNudgeTown } from './nudge-town.ts';
import { stored } from './stored-records.ts';

vi.setConfig({ testTimeout: 30_000 });

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

let town: NudgeTown;
let author: TestClient;
let seq: number;
beforeEach(async () => {
  town = await newNudgeTown();
  author = await town.server.signIn(people.author);
  seq = 0;
});

/** The author's phone sends changes, and so has what they made in its reply. */
async function write(...changes: readonly Partial<Change>[]): Promise<void> {
  const sent = changes.map(({ record = 'glass', ...change }) =>
    newChange(record, ++seq, change as Partial<Change>),
  );
  const { outcomes } = await author.sync({ changes: sent });
  expect(outcomes.map(({ result, fault }) => fault ?? result)).not.toContainEqual(
    expect.objectContaining({ code: expect.anything() }),
  );
}

async function nudgesAfter(ears: ReadonlyMap<Reader, Ear>, work: () => Promise<unknown>) {
  const before = new Map([...ears].map(([reader, ear]) => [reader, ear.nudges()]));
  await work();
  await town.time.pass(aWhileMs);
  return readers.filter((it) => (ears.get(it)?.nudges() ?? 0) > (before.get(it) ?? 0));
}

async function everybody(): Promise<ReadonlyMap<Reader, Ear>> {
  const ears = new Map<Reader, Ear>();
  for (const reader of readers) {
    const client = reader === 'author' ? author : await town.server.signIn(people[reader]);
    ears.set(reader, await town.listen(client));
  }
  return ears;
}

const incident = { record: 'glass', fields: incidentFields };
const inTheirVillage = { ...incidentFields, place: inVillage };
const jo = { record: 'jo', kind: 'referral', fields: referralFields } as const;

describe('who is nudged', () => {
  test.each<[string, () => Promise<unknown>, readonly Reader[]]>([
    ['an incident in a zone', () => write(incident), ['officer', 'coordinator', 'inspector']],
    [
      'an incident elsewhere',
      () => write({ ...incident, fields: inTheirVillage }),
      ['coordinator', 'inspector'],
    ],
    [
      'an incident with a power',
      () => write({ ...incident, fields: { ...inTheirVillage, outcomes: ['dispersal'] } }),
      ['coordinator', 'inspector', 'council-protection'],
    ],
    [
      'a patrol',
      () => write({ record: 'walk', kind: 'patrol', fields: patrolFields }),
      ['coordinator', 'inspector'],
    ],
    ['a referral', () => write(jo), ['hub-worker']],
  ])('[S19] after %s: those who may see it, without its author, who has it', async (_, work, wanted) => {
    expect(await nudgesAfter(await everybody(), work)).toEqual(wanted);
  });

  test('[S19] who may have seen a record is nudged when it is gone', async () => {
    const ears = await everybody();
    await nudgesAfter(ears, () => write(incident));
    const deleted = { record: 'glass', base: 1, fields: {}, isDelete: true } as const;
    expect(await nudgesAfter(ears, () => write(deleted))).toEqual([
      'officer',
      'coordinator',
      'inspector',
    ]);
  });

  test('[S19] the hub’s step is a nudge for who referred', async () => {
    await write(jo);
    const hana = await town.server.signIn(people['hub-worker']);
    const ears = await everybody();
    const step = newChange('jo', 1, {
      id: idOf('the hub’s step'),
      kind: 'referral',
      base: 1,
      fields: { status: 'received', statusAt: town.time.now() },
      at: town.time.now(),
    });
    const nudged = await nudgesAfter(ears, async () => {
      const { outcomes } = await hana.sync({ changes: [step] });
      expect(outcomes).toMatchObject([{ result: 'applied' }]);
    });
    expect(nudged).toContain('author');
    expect(nudged).not.toContain('officer');
  });

  test('[S19] an author’s other phone is nudged, the one that sent is not', async () => {
    const other = await town.listen(await town.server.signIn(people.author));
    const own = await town.listen(author);
    await write(incident);
    await town.time.pass(aWhileMs);
    expect([own.nudges(), other.nudges()]).toEqual([0, 1]);
  });

  test('[S19] who has pulled it before the nudge was due gets none', async () => {
    const client = await town.server.signIn(people.coordinator);
    const ear = await town.listen(client);
    await write(incident);
    await town.time.pass(aWhileMs);
    expect(ear.nudges()).toBe(1);
    await write({ record: 'second', fields: incidentFields });
    await town.time.pass(2000);
    expect(ear.nudges()).toBe(2);
    await write({ record: 'third', fields: incidentFields });
    // The watcher has seen it, and the nudge waits for the end of the gap.
    await town.time.pass(2000);
    await client.sync();
    await town.time.pass(aWhileMs);
    expect(ear.nudges()).toBe(2);
  });

  test('[S19] another role or other zones are a nudge for that person alone', async () => {
    const ears = await everybody();
    const otto = {
      name: 'Otto Officer',
      role: 'officer',
      organisation: 'kent-police',
      zones: ['town-centre'],
    } satisfies NewPerson;
    expect(await nudgesAfter(ears, () => changePerson(town.server, people.officer, otto))).toEqual([
      'officer',
    ]);
    const there = { ...incidentFields, zones: ['town-centre'] };
    const nudged = await nudgesAfter(ears, () => write({ record: 'new', fields: there }));
    expect(nudged).toContain('officer');
  });

  test('[S19] a new reference is a nudge for everybody, and so is another life of the database', async () => {
    const ears = await everybody();
    const { terms } = (await mustReadReference(town.server.database)).content;
    const renew = () => writeReference(town.server.database, 'terms', terms.slice(1));
    expect(await nudgesAfter(ears, renew)).toEqual(readers);
    expect(await nudgesAfter(ears, () => beginNewEpoch(town.server))).toEqual(readers);
  });

  test('[S19] after a restore under the running server, positions that come again are news again', async () => {
    const ear = await town.listen(await town.server.signIn(people.coordinator));
    const fields = incidentFields;
    await write({ record: 'one', fields }, { record: 'two', fields });
    await town.time.pass(aWhileMs);
    const { sql } = town.server.database;
    for (const table of ['change_log', 'client', 'record', 'counter'] as const) {
      await sql.deleteFrom(table).execute();
    }
    await beginNewEpoch(town.server);
    await town.time.pass(aWhileMs);
    expect(ear.nudges()).toBe(2);
    seq = 0;
    await write({ record: 'three', fields });
    await town.time.pass(aWhileMs);
    expect(ear.nudges()).toBe(3);
  });

  test('[S19] when very much came at once everybody is nudged, without a look at each record', async () => {
    const ears = await everybody();
    const fields = { ...incidentFields, zones: ['rural-east'] };
    const many = Array.from({ length: 60 }, () => stored({ kind: 'incident', fields }));
    expect(await nudgesAfter(ears, () => insertRecords(town.server.database, many))).toEqual(
      readers,
    );
  });
});

describe('the watcher', () => {
  test('[S19] asks nothing while nobody listens', async () => {
    const ear = await town.listen(author);
    await town.time.pass(5000);
    await ear.leave();
    await town.time.pass(1000);
    const asked = countQueries();
    await town.time.pass(60_000);
    expect(asked()).toBe(0);
  });

  test('[S19] asks about once a second, however many listen', async () => {
    const clients = [];
    for (const reader of readers) clients.push(await town.server.signIn(people[reader]));
    for (const client of clients) for (let i = 0; i < 6; i++) await town.listen(client);
    expect(town.server.nudges.count).toBe(48);
    const asked = countQueries();
    await town.time.pass(60_000);
    expect(asked()).toBeGreaterThanOrEqual(60);
    expect(asked()).toBeLessThanOrEqual(60 * 1.45);
  });

  test('[S19] goes on when the database comes back, ever more patient while it is away, and beats no more', async () => {
    const ear = await town.listen(await town.server.signIn(people.coordinator));
    const before = ear.beats();
    const { sql } = town.server.database;
    await sql.schema.alterTable('counter').renameTo('counter_away').execute();
    await town.time.pass(5 * silenceMsMax);
    expect(ear.beats()).toBe(before);
    expect(ear.hasEnded()).toBe(false);
    const troubles = town.server.lines.filter((line) => 'trouble' in line);
    expect(troubles).toHaveLength(1);
    await sql.schema.alterTable('counter_away').renameTo('counter').execute();
    await write(incident);
    await town.time.pass(60_000);
    expect(ear.nudges()).toBe(1);
  });

  function countQueries(): () => number {
    const { sql } = town.server.database;
    const executor = sql.getExecutor();
    const spy = vi.spyOn(Object.getPrototypeOf(executor), 'executeQuery');
    spy.mockClear();
    return () => spy.mock.calls.length;
  }
});
