/** The contract's part on people, how they come in, settings and places. */
import { expect, test } from 'vitest';
import type { Person } from '../../src/domain/people.ts';
import { dayMs } from '../../src/domain/time.ts';
import { type Database, isWell } from '../../src/server/database/database.ts';
import { readPeople, readPerson, savePerson } from '../../src/server/database/people.ts';
import { readReference, writeReference } from '../../src/server/database/reference.ts';
import {
  readSessions,
  readWho,
  revokeAll,
  revokeSession,
  saveSession,
  touchSession,
} from '../../src/server/database/sessions.ts';
import { readSetting, writeSetting, writeSettingOnce } from '../../src/server/database/settings.ts';
import {
  dropStartLinks,
  readLink,
  saveLink,
  useLink,
} from '../../src/server/database/sign-in-links.ts';
import { newSignInLimiter } from '../../src/server/database/sign-in-tries.ts';
import { testStart } from '../support/server.ts';
import { corin, olive } from './stored-records.ts';

export function registerPeople(given: () => Database): void {
  test('people are in the order of their names, and change in place', async () => {
    expect((await readPeople(given())).map(({ person }) => person)).toEqual([corin, olive]);
    const person: Person = { ...olive, name: 'Ada', role: 'hub-worker', hub: 'youth-hub' };
    const kept = { person, partnership: 'smalltown', isActive: false, isSeeded: true };
    await savePerson(given(), kept);
    expect(await readPerson(given(), olive.id)).toEqual(kept);
    expect((await readPeople(given())).map(({ person: { name } }) => name)).toEqual([
      'Ada',
      'Corin',
    ]);
    expect(await readPerson(given(), 'nobody')).toBeNull();
  });

  test('a session holds until its end, or until it is ended', async () => {
    const session = {
      id: 'session-1',
      person: olive.id,
      device: 'Phone',
      startedAt: testStart,
      lastSeenAt: testStart,
      endsAt: testStart + dayMs,
    };
    await saveSession(given(), session, 'token-hash');
    await saveSession(given(), { ...session, id: 'session-2' }, 'other-hash');
    expect(await readWho(given(), 'token-hash', testStart)).toEqual({ person: olive, session });
    expect(await readWho(given(), 'token-hash', testStart + dayMs)).toBeNull();
    await touchSession(given(), 'session-1', testStart + 5);
    const seen = await readWho(given(), 'token-hash', testStart);
    expect(seen?.session.lastSeenAt).toBe(testStart + 5);
    await revokeSession(given(), 'session-1', testStart);
    expect((await readSessions(given(), testStart)).map(({ id }) => id)).toEqual(['session-2']);
    await revokeAll(given(), olive.id, testStart);
    expect(await readSessions(given(), testStart)).toEqual([]);
  });

  test('a link works once, for one of two who come at the same time', async () => {
    const link = { codeHash: 'code', person: olive.id, endsAt: testStart + dayMs };
    await saveLink(given(), link, true);
    const unused = { ...link, usedAt: null, attempt: null, session: null };
    expect(await readLink(given(), 'code')).toEqual(unused);
    const use = { at: testStart, attempt: 'try', session: 'session-1' };
    const uses = [1, 2].map(() => useLink(given(), unused, use));
    expect((await Promise.all(uses)).sort()).toEqual([false, true]);
    const used = { ...unused, usedAt: testStart, attempt: 'try', session: 'session-1' };
    expect(await readLink(given(), 'code')).toEqual(used);
    await saveLink(given(), { ...link, codeHash: 'unused' }, true);
    await dropStartLinks(given());
    expect(await readLink(given(), 'unused')).toBeNull();
    expect(await readLink(given(), 'code')).not.toBeNull();
  });
}

export function registerRest(given: () => Database): void {
  test('a setting is replaced, or written by the first one only', async () => {
    expect(await isWell(given())).toBe(true);
    expect(await readSetting(given(), 'epoch')).toBeNull();
    await writeSetting(given(), 'epoch', 'one');
    await writeSetting(given(), 'epoch', 'two');
    expect(await writeSettingOnce(given(), 'epoch', 'three')).toBe(false);
    expect(await writeSettingOnce(given(), 'partnership', 'smalltown')).toBe(true);
    expect(await readSetting(given(), 'epoch')).toBe('two');
  });

  test('the version of the reference changes with its content and only with it', async () => {
    expect(await readReference(given())).toBeNull();
    const write = async (terms: readonly unknown[]) => {
      await writeReference(given(), 'terms', terms);
      return readReference(given());
    };
    const [one, two] = [{ id: 'a' }, { id: 'b' }];
    const first = await write([one, two]);
    expect(first?.content.terms).toEqual([one, two]);
    expect((await write([two, one]))?.version).not.toBe(first?.version);
    expect((await write([one, two]))?.version).toBe(first?.version);
  });

  test('tries to sign in are counted by address', async () => {
    const { take, look } = newSignInLimiter(given(), 2);
    expect(await look('a', testStart)).toBe(0);
    expect([await take('a', testStart), await take('a', testStart)]).toEqual([0, 0]);
    expect(await take('a', testStart)).toBe(30);
    expect(await look('a', testStart + 15_000)).toBe(15);
    expect(await look('a', testStart + 30_000)).toBe(0);
    expect(await look('b', testStart)).toBe(0);
  });
}
