/** Pages tell a record as it is stored; outcomes tell it as it was just decided: both the same. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Person, roleNames } from '../../src/domain/people.ts';
import { closeDatabase, type Database, openDatabase } from '../../src/server/database/database.ts';
import { readHead } from '../../src/server/database/positions.ts';
import { readRecordsAfter } from '../../src/server/database/record-pages.ts';
import { insertRecords, type NewRecord } from '../../src/server/database/records.ts';
import { newDemonstration } from '../../src/server/demo/new-demonstration.ts';
import { powersIn } from '../../src/server/sync/powers.ts';
import { goneFor, viewFor, viewJsonFor } from '../../src/server/sync/view.ts';
import { people, reference } from '../support/seed-files.ts';
import { testStart } from '../support/server.ts';

let database: Database;
beforeEach(async () => {
  database = await openDatabase(':memory:');
});
afterEach(() => closeDatabase(database));

const powers = powersIn(reference);
const records: readonly NewRecord[] = newDemonstration(reference, people, testStart, 1)
  .filter((_, i) => i % 5 === 0)
  .map((record, i) => ({
    ...record,
    isDeleted: i % 17 === 0,
    superseded: i % 7 === 0 ? [{ field: 'note', value: 'Was “quiet”.', at: testStart }] : [],
  }));

test('[S11] every role is told by a page what it is told by an outcome, of every kind of record', async () => {
  await insertRecords(database, records);
  const stored = new Map(records.map((record) => [record.id, record]));
  const range = { after: database.engine.positions.start, head: await readHead(database) };
  for (const person of people) {
    const rows = await readRecordsAfter(database, person, range, records.length);
    const told = rows.map((row) => {
      const json = viewJsonFor(person, row, powers);
      return json === null ? goneFor(person, row, powers) : JSON.parse(json);
    });
    expect(told).toEqual(
      rows.map(({ id }) => viewFor(person, stored.get(id) as NewRecord, powers)),
    );
    if (seesSome(person)) expect(rows.length).toBeGreaterThan(10);
  }
  expect(new Set(people.map(({ role }) => role))).toEqual(new Set(roleNames));
});

const seesSome = ({ role }: Person) => !['administrator', 'partner-reader'].includes(role);
