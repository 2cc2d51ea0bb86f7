/** What every database must do for the server, whichever engine it is: both pass all of it. */
import { beforeEach, expect, test } from 'vitest';
import {
  holdClient,
  type LoggedChange,
  logChanges,
  readChangesById,
  readChangesBySeq,
  readClient,
} from '../../src/server/database/changes.ts';
import { type Database, inTransaction } from '../../src/server/database/database.ts';
import { readAuthorNames, savePerson } from '../../src/server/database/people.ts';
import { isReached, readHead } from '../../src/server/database/positions.ts';
import {
  dropQuarantinedBefore,
  quarantine,
  readQuarantine,
} from '../../src/server/database/quarantine.ts';
import { readRecordsAfter } from '../../src/server/database/record-pages.ts';
import {
  hasRecords,
  holdRecords,
  insertRecords,
  readRecord,
  readRecords,
  saveRecords,
  takenReceipts,
} from '../../src/server/database/records.ts';
import { testStart } from '../support/server.ts';
import { registerPeople, registerRest } from './storage-contract-people.ts';
import { registerPhotos } from './storage-contract-photos.ts';
import { corin, olive, stored } from './stored-records.ts';

const newIncident = (note = 'plain') =>
  stored({
    kind: 'incident',
    fields: {
      type: 'street-drinking',
      class: 'nuisance',
      from: testStart,
      to: testStart,
      zones: ['town-centre'],
      note,
    },
  });

/** `open` answers an empty, migrated database. */
export function registerStorageContract(open: () => Promise<Database>): void {
  let database: Database;
  beforeEach(async () => {
    database = await open();
    for (const person of [corin, olive]) {
      await savePerson(database, {
        person,
        partnership: 'smalltown',
        isActive: true,
        isSeeded: false,
      });
    }
  });

  registerRecords(() => database);
  registerChanges(() => database);
  registerPeople(() => database);
  registerRest(() => database);
  registerPhotos(() => database);
}

function registerRecords(given: () => Database): void {
  const idsAfter = async (after = given().engine.positions.start) => {
    const head = await readHead(given());
    const rows = await readRecordsAfter(given(), corin, { after, head }, 100);
    return { ids: rows.map(({ id }) => id), last: rows.at(-1)?.position ?? after };
  };

  test('a record comes back as it was stored, whatever is written in it', async () => {
    const record = newIncident('“quotes” \u0000 \\ \n 🚓 \ud800 مرحبا '.repeat(20));
    await insertRecords(given(), [record]);
    expect(await readRecord(given(), record.id)).toMatchObject(record);
    expect(await readRecords(given(), ['incident'])).toHaveLength(1);
    expect(await readRecords(given(), ['patrol'])).toEqual([]);
    expect(await hasRecords(given())).toBe(true);
    const codes = ['NOBODY-1', record.receiptCode];
    expect(await takenReceipts(given(), codes)).toEqual([record.receiptCode]);
  });

  test('an id or a receipt comes once, and a batch with one twice leaves nothing', async () => {
    const record = newIncident();
    await insertRecords(given(), [record]);
    const other = newIncident();
    await expect(insertRecords(given(), [other, record])).rejects.toThrow();
    await expect(
      insertRecords(given(), [{ ...other, receiptCode: record.receiptCode }]),
    ).rejects.toThrow();
    expect(await readRecords(given(), ['incident'])).toHaveLength(1);
  });

  test('[S7] a change moves its record to the end, and a reader gets only what is new', async () => {
    const records = Array.from({ length: 1200 }, () => newIncident());
    await insertRecords(given(), records);
    const head = await readHead(given());
    const all = await readRecordsAfter(
      given(),
      corin,
      { after: given().engine.positions.start, head },
      5000,
    );
    expect(all.map(({ id }) => id)).toEqual(records.map(({ id }) => id));
    const after = all.at(-1)?.position ?? 0;
    expect((await idsAfter(after)).ids).toEqual([]);

    const [first] = records;
    if (!first) throw new Error('There is no record.');
    await inTransaction(given(), async (within) => {
      const [found] = await holdRecords(within, [first.id]);
      if (found) await saveRecords(within, [{ ...found, version: 2, isDeleted: true }]);
    });
    const next = await idsAfter(after);
    expect(next.ids).toEqual([first.id]);
    expect((await idsAfter(next.last)).ids).toEqual([]);
    expect(await readRecords(given(), ['incident'])).toHaveLength(1199);
  });

  test('[S7] a reader that is through stands past what was there, and before what comes next', async () => {
    const { positions } = given().engine;
    await insertRecords(given(), [newIncident()]);
    const { last } = await idsAfter();
    const passed = positions.passed(await readHead(given()), last);
    expect((await idsAfter(passed)).ids).toEqual([]);
    expect(isReached(passed, await readHead(given()))).toBe(true);
    const [next] = [newIncident()];
    await insertRecords(given(), [next]);
    expect((await idsAfter(passed)).ids).toEqual([next.id]);
  });

  test('[S7] records that change while a reader is between two pages are not lost', async () => {
    const records = Array.from({ length: 6 }, () => newIncident());
    for (const record of records) await insertRecords(given(), [record]);
    const head = await readHead(given());
    const range = { after: given().engine.positions.start, head };
    const page = await readRecordsAfter(given(), corin, range, 3);
    const moved = await readRecord(given(), records[4]?.id ?? '');
    if (!moved) throw new Error('There is no record.');
    await saveRecords(given(), [{ ...moved, version: 2 }]);
    const rest = await idsAfter(page.at(-1)?.position);
    const seen = [...page.map(({ id }) => id), ...rest.ids];
    expect(new Set(seen)).toEqual(new Set(records.map(({ id }) => id)));
  });

  test('a transaction that breaks off leaves nothing', async () => {
    const record = newIncident();
    const broken = inTransaction(given(), async (within) => {
      await insertRecords(within, [record]);
      throw new Error('broken off');
    });
    await expect(broken).rejects.toThrow('broken off');
    expect(await readRecord(given(), record.id)).toBeNull();
  });

  test('the names are of those who made a record, and of nobody else', async () => {
    await insertRecords(given(), [newIncident()]);
    expect(await readAuthorNames(given())).toEqual({ 'olive-officer': 'Olive' });
  });
}

function registerChanges(given: () => Database): void {
  const client = { id: 'client-1', partnership: 'smalltown', person: olive.id, at: testStart };
  const change: LoggedChange = {
    client: client.id,
    seq: 1,
    changeId: 'change-1',
    partnership: 'smalltown',
    person: olive.id,
    record: 'record-1',
    hash: 'hash',
    outcome: { result: 'applied' },
    at: testStart,
    isAgain: false,
  };

  test('[S3] a client is made once and moves on with each change that is answered', async () => {
    const made = await inTransaction(given(), (within) => holdClient(within, client));
    expect(made).toEqual({
      id: 'client-1',
      person: olive.id,
      lastSeq: 0,
      session: null,
      waiting: 0,
      cameAt: null,
    });
    expect(await readClient(given(), client)).toEqual(made);
    expect(await readClient(given(), { ...client, id: 'client-2' })).toBeNull();
    await logChanges(given(), [change]);
    const again = { ...client, person: corin.id };
    expect(await inTransaction(given(), (within) => holdClient(within, again))).toEqual({
      ...made,
      lastSeq: 1,
      session: null,
    });
    expect(await readChangesBySeq(given(), 'client-1', [1, 2])).toEqual([change]);
    expect(await readChangesBySeq(given(), 'client-2', [1])).toEqual([]);
  });

  test('[S2] a change is answered for the first time once; after that, by the first answer', async () => {
    await inTransaction(given(), async (within) => {
      await holdClient(within, client);
      await holdClient(within, { ...client, id: 'client-2' });
    });
    await logChanges(given(), [change]);
    const renewed = { ...change, client: 'client-2' };
    await expect(logChanges(given(), [renewed])).rejects.toThrow();
    await logChanges(given(), [{ ...renewed, isAgain: true, outcome: { result: 'refused' } }]);
    expect(await readChangesById(given(), ['change-1', 'change-2'])).toEqual([change]);
  });

  test('[S4] what was refused is kept once, and until its time is over', async () => {
    const kept = {
      id: 'kept-1',
      partnership: 'smalltown',
      person: olive.id,
      client: 'client-1',
      hash: 'hash',
      raw: '{"note":"\\u0000"}',
      fault: 'malformed',
      at: testStart,
    } as const;
    await quarantine(given(), [kept]);
    await quarantine(given(), [{ ...kept, id: 'kept-2' }]);
    expect(await readQuarantine(given())).toEqual([kept]);
    await dropQuarantinedBefore(given(), testStart);
    expect(await readQuarantine(given())).toHaveLength(1);
    await dropQuarantinedBefore(given(), testStart + 1);
    expect(await readQuarantine(given())).toEqual([]);
  });
}
