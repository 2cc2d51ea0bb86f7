import { beforeEach, expect, test } from 'vitest';
import { summarySchema } from '../../src/domain/figures.ts';
import { parse } from '../../src/domain/schema.ts';
import { newChange } from '../support/changes.ts';
import { faultOf, newTestServer, type TestClient, type TestServer } from '../support/server.ts';

let server: TestServer;
let corin: TestClient;
beforeEach(async () => {
  server = await newTestServer();
  corin = await server.signIn('corin-coordinator');
  const olive = await server.signIn('olive-officer');
  await olive.sync({ changes: [newChange('glass', 1)] });
});

const quarter = 'from=2026-10-01&to=2026-12-31';

test('a summary is worked out from everything there is', async () => {
  const response = await corin.ask('GET', `/api/summary?${quarter}&zone=town-centre`);
  expect(response.status).toBe(200);
  const summary = await response.json();
  expect(parse(summarySchema, summary)).toMatchObject({ ok: true });
  expect(summary).toMatchObject({ incidents: { now: 1 }, filter: { zone: 'town-centre' } });
});

test('a file comes as a download that a spreadsheet opens and no cache keeps', async () => {
  const response = await corin.ask('GET', `/api/export/incidents.csv?${quarter}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="incidents-[\w-]+\.csv"$/,
  );
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test.each([
  ['', 'malformed'],
  ['from=2026-10-01', 'malformed'],
  ['from=yesterday&to=today', 'malformed'],
  ['from=2026-02-31&to=2026-03-31', 'malformed'],
  ['from=0000-01-01&to=9999-12-31', 'malformed'],
  ['from=2026-12-31&to=2026-10-01', 'malformed'],
  [`${quarter}&zone=../x`, 'malformed'],
  [`${quarter}&person=olive-officer`, 'unknown-field'],
])('the question %j is refused as %s', async (query, code) => {
  for (const path of ['/api/summary', '/api/export/incidents.csv']) {
    const response = await corin.ask('GET', `${path}?${query}`);
    expect(response.status).toBe(400);
    expect((await faultOf(response)).code).toBe(code);
  }
});

test.each([
  'summary',
  'export/incidents.csv',
  'export/hub-referrals.csv',
])('/api/%s is for those who are signed in, and whose role has it', async (path) => {
  expect((await server.ask('GET', `/api/${path}?${quarter}`)).status).toBe(401);
  const ada = await server.signIn('ada-administrator');
  expect((await ada.ask('GET', `/api/${path}?${quarter}`)).status).toBe(403);
});

test.each([
  'constructor.csv',
  'people.csv',
  'incidents.csv.csv',
  'incidents.json',
  '.csv',
])('there is no export %s', async (name) => {
  const { status } = await corin.ask('GET', `/api/export/${name}?${quarter}`);
  expect([403, 404]).toContain(status);
});
