import { beforeEach, expect, test } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../../src/domain/time.ts';
import { makeStartLinks } from '../../src/server/accounts/links.ts';
import { readPerson, savePerson } from '../../src/server/database/people.ts';
import type { PeopleReply } from '../../src/sync/accounts.ts';
import { idOf, newChange } from '../support/changes.ts';
import { faultOf, newTestServer, type TestClient, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await newTestServer();
});

const device = 'Test phone';
const join = (code: string) => server.ask('POST', '/api/session', { code, device });
const statusOf = async (client: TestClient) => (await client.ask('GET', '/api/session')).status;

test('a link signs its person in, in a cookie that no script and no other site can use', async () => {
  const response = await join(await server.codeFor('olive-officer'));
  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({
    person: {
      id: 'olive-officer',
      name: 'Olive Officer',
      role: 'officer',
      organisation: 'kent-police',
      zones: ['task-force-area', 'town-centre'],
    },
    signInEndsAt: server.world.now() + 30 * dayMs,
  });
  expect(response.headers.get('set-cookie')).toMatch(
    /^__Host-beatbook=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

test('a link works once, also for two phones at the same moment', async () => {
  const code = await server.codeFor('olive-officer');
  const both = await Promise.all([join(code), join(code)]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 410]);
  server.world.pass(100 * hourMs);
  expect(await faultOf(await join(code))).toEqual({ code: 'link-used' });
});

test('a phone that never heard the answer asks again with the same try, and has one session', async () => {
  const code = await server.codeFor('olive-officer');
  const again = (attempt: string) => server.ask('POST', '/api/session', { code, device, attempt });
  const lost = await again(idOf('try'));
  server.world.pass(10 * minuteMs);
  const heard = await again(idOf('try'));
  expect([lost.status, heard.status]).toEqual([201, 201]);
  const whoIs = (response: Response) =>
    server.ask('GET', '/api/session', undefined, response.headers.get('set-cookie')?.split(';')[0]);
  expect([(await whoIs(lost)).status, (await whoIs(heard)).status]).toEqual([401, 200]);

  expect(await faultOf(await again(idOf('other try')))).toEqual({ code: 'link-used' });
  expect(await faultOf(await join(code))).toEqual({ code: 'link-used' });
  server.world.pass(5 * minuteMs);
  expect(await faultOf(await again(idOf('try')))).toEqual({ code: 'link-used' });
});

test('of one try that arrives twice at the same moment, one session is left', async () => {
  const code = await server.codeFor('olive-officer');
  const attempt = idOf('try');
  const ask = () => server.ask('POST', '/api/session', { code, device, attempt });
  await Promise.all([ask(), ask()]);
  const ada = await server.signIn('ada-administrator');
  const { people } = (await (await ada.ask('GET', '/api/people')).json()) as PeopleReply;
  expect(people.find(({ person }) => person.id === 'olive-officer')?.sessions).toHaveLength(1);
});

test('a link that nobody used in time has expired', async () => {
  const code = await server.codeFor('olive-officer');
  server.world.pass(72 * hourMs);
  const response = await join(code);
  expect(response.status).toBe(410);
  expect(await faultOf(response)).toEqual({ code: 'link-expired' });
});

test('a code that is none of ours is unknown', async () => {
  const response = await join('A'.repeat(43));
  expect(response.status).toBe(404);
  expect(await faultOf(response)).toEqual({ code: 'link-unknown' });
});

test('codes and tokens are in the database as hashes only', async () => {
  const code = await server.codeFor('olive-officer');
  const cookie = (await join(code)).headers.get('set-cookie') ?? '';
  const token = /=([\w-]{43});/.exec(cookie)?.[1] ?? 'none';
  const tables = ['sign_in_link', 'session'] as const;
  for (const table of tables) {
    const rows = JSON.stringify(await server.database.sql.selectFrom(table).selectAll().execute());
    expect(rows).not.toContain(code);
    expect(rows).not.toContain(token);
  }
});

test('a session ends by itself, and says so', async () => {
  const olive = await server.signIn('olive-officer');
  server.world.pass(30 * dayMs - 1);
  expect(await statusOf(olive)).toBe(200);
  server.world.pass(1);
  const response = await olive.trySync({ changes: [newChange('glass', 1)] });
  expect(response.status).toBe(401);
  expect(await faultOf(response)).toEqual({ code: 'signed-out' });
});

test('signing out ends the session, and doing it twice is no fault', async () => {
  const olive = await server.signIn('olive-officer');
  for (let i = 0; i < 2; i++) {
    const response = await olive.ask('DELETE', '/api/session');
    expect(response.status).toBe(204);
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-beatbook=; Max-Age=0; Path=\/;/);
  }
  expect(await statusOf(olive)).toBe(401);
});

test('signing in again with one browser ends what was before', async () => {
  const olive = await server.signIn('olive-officer');
  const code = await server.codeFor('otto-officer');
  await olive.ask('POST', '/api/session', { code, device });
  expect(await statusOf(olive)).toBe(401);
});

test.each([
  '__Host-beatbook=',
  '__Host-beatbook=wrong',
  'beatbook=x',
])('the cookie %j is nobody’s', async (cookie) => {
  expect((await server.ask('GET', '/api/session', undefined, cookie)).status).toBe(401);
});

test('each start gives every seeded person a fresh link and withdraws the old ones', async () => {
  const first = await makeStartLinks(server);
  const used = first[0]?.path.replace('/join/', '') ?? '';
  await join(used);
  const second = await makeStartLinks(server);
  expect(second).toHaveLength(9);
  const old = first[1]?.path.replace('/join/', '') ?? '';
  expect(await faultOf(await join(old))).toEqual({ code: 'link-unknown' });
  expect(await faultOf(await join(used))).toEqual({ code: 'link-used' });
  expect((await join(second[1]?.path.replace('/join/', '') ?? '')).status).toBe(201);
});

const newcomer = {
  name: 'Nora Newcomer',
  role: 'officer',
  organisation: 'kent-police',
  zones: ['weald'],
};

test('the administrator adds a person, gives them a link, and they come in', async () => {
  const ada = await server.signIn('ada-administrator');
  const added = await ada.ask('POST', '/api/people', newcomer);
  expect(added.status).toBe(201);
  const { person } = (await added.json()) as { person: { id: string } };
  const made = await ada.ask('POST', `/api/people/${person.id}/link`);
  const link = (await made.json()) as { path: string; endsAt: number };
  expect(link.endsAt).toBe(server.world.now() + 72 * hourMs);
  expect((await join(link.path.replace('/join/', ''))).status).toBe(201);
});

test.each([
  ['organisation', { organisation: 'nobody' }, 'unknown-entry'],
  ['zones', { zones: ['weald', 'atlantis'] }, 'unknown-entry'],
  ['hub', { role: 'hub-worker', hub: 'no-hub' }, 'unknown-entry'],
  ['hub', { role: 'hub-worker' }, 'malformed'],
  ['hub', { hub: 'youth-hub-326' }, 'malformed'],
  ['role', { role: 'god' }, 'malformed'],
  ['isActive', { isActive: true }, 'unknown-field'],
])('a person whose %s makes no sense is not added', async (field, given, code) => {
  const ada = await server.signIn('ada-administrator');
  const response = await ada.ask('POST', '/api/people', { ...newcomer, ...given });
  expect(response.status).toBe(400);
  const fault = await faultOf(response);
  expect(fault.code).toBe(code);
  expect(fault.where).toContain(field);
});

test('a lost phone: one action ends every session and every unused link of its person', async () => {
  const [first, second] = [
    await server.signIn('olive-officer'),
    await server.signIn('olive-officer'),
  ];
  const otto = await server.signIn('otto-officer');
  const unused = await server.codeFor('olive-officer');
  const ada = await server.signIn('ada-administrator');
  expect((await ada.ask('DELETE', '/api/people/olive-officer/sessions')).status).toBe(204);
  expect([await statusOf(first), await statusOf(second), await statusOf(otto)]).toEqual([
    401, 401, 200,
  ]);
  expect(await faultOf(await join(unused))).toEqual({ code: 'link-expired' });
  expect((await server.signIn('olive-officer')).person).toBe('olive-officer');
});

test('someone who was deactivated is out, stays out, and gets no link', async () => {
  const olive = await server.signIn('olive-officer');
  const code = await server.codeFor('olive-officer');
  const ada = await server.signIn('ada-administrator');
  expect((await ada.ask('DELETE', '/api/people/olive-officer')).status).toBe(204);
  expect(await statusOf(olive)).toBe(401);
  expect((await join(code)).status).toBe(410);
  expect((await ada.ask('POST', '/api/people/olive-officer/link')).status).toBe(403);
});

test('a session of someone who is not active is nobody’s, however it came to be left', async () => {
  const olive = await server.signIn('olive-officer');
  const stored = await readPerson(server.database, 'olive-officer');
  if (stored) await savePerson(server.database, { ...stored, isActive: false });
  expect(await statusOf(olive)).toBe(401);
});

test('the administrator takes neither the list nor the role from themselves', async () => {
  const ada = await server.signIn('ada-administrator');
  expect((await ada.ask('DELETE', '/api/people/ada-administrator')).status).toBe(403);
  const officer = await ada.ask('PUT', '/api/people/ada-administrator', newcomer);
  expect(officer.status).toBe(403);
});

test('the list tells of people and their phones, not of tokens', async () => {
  await server.signIn('olive-officer');
  const ada = await server.signIn('ada-administrator');
  const { people } = (await (await ada.ask('GET', '/api/people')).json()) as PeopleReply;
  expect(people).toHaveLength(9);
  expect(people.find(({ person }) => person.id === 'olive-officer')).toMatchObject({
    isActive: true,
    sessions: [{ device: 'Test phone', startedAt: server.world.now() }],
  });
});

test('last seen is told to the minute', async () => {
  const olive = await server.signIn('olive-officer');
  server.world.pass(3 * minuteMs);
  await olive.sync();
  const ada = await server.signIn('ada-administrator');
  const { people } = (await (await ada.ask('GET', '/api/people')).json()) as PeopleReply;
  const [session] = people.find(({ person }) => person.id === 'olive-officer')?.sessions ?? [];
  expect(session?.lastSeenAt).toBe(server.world.now());
});

test('nobody but an administrator manages people', async () => {
  const asks = [
    ['GET', '/api/people'],
    ['POST', '/api/people', newcomer],
    ['PUT', '/api/people/otto-officer', newcomer],
    ['POST', '/api/people/otto-officer/link'],
    ['DELETE', '/api/people/otto-officer/sessions'],
    ['DELETE', '/api/people/otto-officer'],
  ] as const;
  for (const person of ['olive-officer', 'iris-inspector', 'corin-coordinator', 'perry-partner']) {
    const client = await server.signIn(person);
    for (const [method, path, body] of asks) {
      expect([path, (await client.ask(method, path, body)).status]).toEqual([path, 403]);
    }
  }
  for (const [method, path, body] of asks) {
    expect((await server.ask(method, path, body)).status).toBe(401);
  }
});

test('a person who is not there is not found', async () => {
  const ada = await server.signIn('ada-administrator');
  expect((await ada.ask('POST', '/api/people/nobody/link')).status).toBe(404);
  expect((await ada.ask('PUT', '/api/people/nobody', newcomer)).status).toBe(404);
  expect((await ada.ask('DELETE', '/api/people/nobody')).status).toBe(404);
});
