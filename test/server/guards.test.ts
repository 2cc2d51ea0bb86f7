import { brotliCompressSync, gunzipSync, gzipSync, zstdDecompressSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { minuteMs } from '../../src/domain/time.ts';
import { troubleLineOf } from '../../src/server/log.ts';
import { batchBytesMax } from '../../src/sync/limits.ts';
import { incidentFields, newChange } from '../support/changes.ts';
import {
  faultOf,
  newRequest,
  newTestServer,
  type TestClient,
  type TestServer,
} from '../support/server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await newTestServer();
});

const json = { 'content-type': 'application/json', 'x-beatbook': '1' };
const body = JSON.stringify({ code: 'x', device: 'y' });
const post = (headers: Record<string, string>, path = '/api/session') =>
  server.app.request(`http://beatbook.example${path}`, { method: 'POST', headers, body });

test.each([
  ['without our header', { 'content-type': 'application/json' }],
  ['as a form', { 'x-beatbook': '1', 'content-type': 'application/x-www-form-urlencoded' }],
  ['as text', { 'x-beatbook': '1', 'content-type': 'text/plain' }],
  [
    'as text that ends in json',
    { 'x-beatbook': '1', 'content-type': 'text/plain; application/json' },
  ],
  ['from another site', { ...json, origin: 'https://evil.example' }],
  ['from another port', { ...json, origin: 'http://beatbook.example:81' }],
  ['from nowhere', { ...json, origin: 'null' }],
  ['as cross-site', { ...json, 'sec-fetch-site': 'cross-site' }],
  ['as same-site', { ...json, 'sec-fetch-site': 'same-site' }],
])('what comes %s changes nothing, and is not even read', async (_, headers) => {
  let isRead = false;
  const stream = new ReadableStream(
    {
      pull(controller) {
        isRead = true;
        controller.enqueue(new TextEncoder().encode(body));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const init = { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit;
  const response = await server.app.request('http://beatbook.example/api/session', init);
  expect(response.status).toBe(403);
  expect(await faultOf(response)).toMatchObject({ code: 'not-allowed' });
  expect(isRead).toBe(false);
});

test('what comes from our own page is answered', async () => {
  const own = { ...json, origin: 'http://beatbook.example', 'sec-fetch-site': 'same-origin' };
  expect((await post(own)).status).toBe(404);
});

test.each([
  '/',
  '/healthz',
  '/api/session',
  '/api/nothing',
])('%s comes with its headers', async (path) => {
  const { headers } = await server.app.request(path);
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('permissions-policy')).toContain('geolocation=(self)');
  expect(headers.get('strict-transport-security')).toBeNull();
  if (path.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store');
});

test('a browser is told to keep to https only where that is how it came', async () => {
  const forwarded = { headers: { 'x-forwarded-proto': 'https' } };
  const direct = await server.app.request('http://beatbook.example/', forwarded);
  expect(direct.headers.get('strict-transport-security')).toBeNull();
  const proxied = await newTestServer({ isBehindProxy: true });
  const response = await proxied.app.request('http://beatbook.example/', forwarded);
  expect(response.headers.get('strict-transport-security')).toMatch(/^max-age=63072000/);
});

test('an address under /api that is not there is a fault in JSON', async () => {
  for (const path of ['/api', '/api/', '/api/nothing', '/api/sync/x', '/api/../api/x']) {
    const response = await server.app.request(path);
    expect(response.status).toBe(404);
    expect(await faultOf(response)).toEqual({ code: 'not-found' });
  }
});

test.each([
  ['not JSON', '{"code":'],
  ['nothing', ''],
  ['a number', '7'],
  ['null', 'null'],
])('%s is malformed', async (_, text) => {
  const olive = await server.signIn('olive-officer');
  for (const path of ['/api/session', '/api/sync']) {
    const response = await olive.ask('POST', path, text);
    expect([path, response.status]).toEqual([path, 400]);
    expect(await faultOf(response)).toMatchObject({ code: 'malformed' });
  }
});

test('lists in lists in lists bring down nothing', async () => {
  const olive = await server.signIn('olive-officer');
  const change = JSON.stringify(newChange('deep', 1, { fields: { note: 'DEEP' } }));
  const deep = change.replace('"DEEP"', '['.repeat(100_000) + ']'.repeat(100_000));
  const request = JSON.stringify(newRequest(olive.client, olive.person, ['CHANGE']));
  const response = await olive.ask('POST', '/api/sync', request.replace('"CHANGE"', deep));
  expect(response.status).toBe(400);
});

test('a request with nothing in it is still not one that a form could send', async () => {
  const olive = await server.signIn('olive-officer');
  const headers = { 'x-beatbook': '1', cookie: olive.cookie, 'content-type': 'text/plain' };
  const response = await server.app.request('/api/session', { method: 'DELETE', headers });
  expect(response.status).toBe(403);
});

test('a body that is too large is refused by what it says, and by what it is', async () => {
  const olive = await server.signIn('olive-officer');
  const large = 'x'.repeat(batchBytesMax + 5000);
  expect((await olive.ask('POST', '/api/sync', large)).status).toBe(413);
  const stream = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
  });
  const init = { method: 'POST', headers: json, body: stream, duplex: 'half' } as RequestInit;
  const response = await server.app.request('/api/session', init);
  expect(response.status).toBe(413);
  expect(await faultOf(response)).toMatchObject({ code: 'too-large' });
});

const syncPacked = (client: TestClient, packed: Uint8Array, encoding = 'gzip') =>
  server.app.request('/api/sync', {
    method: 'POST',
    headers: { ...json, cookie: client.cookie, 'content-encoding': encoding },
    body: new Uint8Array(packed),
  });

test('what a phone sends may come zipped', async () => {
  const olive = await server.signIn('olive-officer');
  const request = newRequest(olive.client, olive.person, [newChange('glass', 1)]);
  const response = await syncPacked(olive, gzipSync(JSON.stringify(request)));
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ outcomes: [{ seq: 1, result: 'applied' }] });
});

test('a small zip that would fill the memory is too large', async () => {
  const olive = await server.signIn('olive-officer');
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
  expect(bomb.length).toBeLessThan(batchBytesMax);
  const response = await syncPacked(olive, bomb);
  expect(response.status).toBe(413);
  expect(await faultOf(response)).toMatchObject({ code: 'too-large' });
});

test('the limit is on what comes out of a zip, to the byte', async () => {
  const olive = await server.signIn('olive-officer');
  const packed = (bytes: number) => gzipSync(Buffer.alloc(bytes, ' '));
  const bytesMax = batchBytesMax + 4 * 1024;
  expect((await syncPacked(olive, packed(bytesMax))).status).toBe(400);
  expect((await syncPacked(olive, packed(bytesMax + 1))).status).toBe(413);
});

test.each([
  ['no zip', Buffer.from('{"protocol":2}')],
  ['half a zip', gzipSync('{"protocol":2}').subarray(0, 15)],
  ['nothing', Buffer.alloc(0)],
])('%s is malformed', async (_, packed) => {
  const olive = await server.signIn('olive-officer');
  const response = await syncPacked(olive, packed);
  expect(response.status).toBe(400);
  expect(await faultOf(response)).toMatchObject({ code: 'malformed' });
});

test.each([
  'br',
  'deflate',
  'gzip, gzip',
  'constructor',
])('%s is not unpacked', async (encoding) => {
  const olive = await server.signIn('olive-officer');
  const response = await syncPacked(olive, brotliCompressSync('{}'), encoding);
  expect(response.status).toBe(403);
  expect(await faultOf(response)).toEqual({ code: 'not-allowed', where: 'content-encoding' });
});

test('a full batch of the longest notes fits', async () => {
  const olive = await server.signIn('olive-officer');
  const changes = Array.from({ length: 100 }, (_, i) =>
    newChange(`note ${i}`, i + 1, { fields: { ...incidentFields, note: 'é'.repeat(500) } }),
  );
  const { outcomes } = await olive.sync({ changes });
  expect(outcomes.every(({ result }) => result === 'applied')).toBe(true);
});

test('ten wrong codes a minute are enough; right ones are not counted', async () => {
  for (let i = 0; i < 15; i++) await server.signIn('olive-officer');
  for (let i = 0; i < 10; i++) expect((await post(json)).status).toBe(404);
  const refused = await post(json);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('6');
  expect(await faultOf(refused)).toEqual({ code: 'too-often', retryAfterSeconds: 6 });
  server.world.pass(6000);
  expect((await post(json)).status).toBe(404);
});

test('one phone may sync 120 times a minute, and another is not held up by it', async () => {
  const [olive, otto] = [await server.signIn('olive-officer'), await server.signIn('otto-officer')];
  const empty = { cursor: (await olive.sync()).cursor };
  for (let i = 1; i < 120; i++) await olive.sync(empty);
  expect((await olive.trySync(empty)).status).toBe(429);
  expect((await otto.trySync(empty)).status).toBe(200);
  server.world.pass(minuteMs);
  expect((await olive.trySync(empty)).status).toBe(200);
});

test('behind a proxy it is the caller’s address that counts, not one that the caller made up', async () => {
  const proxied = await newTestServer({ isBehindProxy: true });
  const from = (address: string) =>
    proxied.app.request('/api/session', {
      method: 'POST',
      headers: { ...json, 'x-forwarded-for': address },
      body,
    });
  for (let i = 0; i < 10; i++) await from(`10.0.0.${i}, 198.51.100.7`);
  expect((await from('10.0.0.99, 198.51.100.7')).status).toBe(429);
  expect((await from('198.51.100.8')).status).toBe(404);
});

test.each([
  ['br, gzip;q=0.8', 'gzip'],
  ['gzip, deflate, br, zstd', 'zstd'],
  ['GZIP', 'gzip'],
  ['zstd;q=0, gzip', 'gzip'],
  ['gzip; q=0.0', null],
  ['xgzip', null],
] as const)('to a browser that takes %j a large reply goes out as %s', async (accepted, coding) => {
  const olive = await server.signIn('olive-officer');
  const response = await server.app.request('/api/sync', {
    method: 'POST',
    headers: { ...json, cookie: olive.cookie, 'accept-encoding': accepted },
    body: JSON.stringify(newRequest(olive.client, olive.person)),
  });
  expect(response.headers.get('content-encoding')).toBe(coding);
  expect(response.headers.get('vary')).toContain('accept-encoding');
  const text = unpackers[coding ?? 'none'](Buffer.from(await response.arrayBuffer())).toString();
  expect(JSON.parse(text).person.id).toBe('olive-officer');
});

const unpackers = { gzip: gunzipSync, zstd: zstdDecompressSync, none: (body: Buffer) => body };

test('the server says that it is well, and nothing more', async () => {
  const response = await server.app.request('/healthz');
  expect(await response.json()).toEqual({ ok: true, release: 'test', database: true });
});

test('a fault of ours is a fault in JSON and a line in the log, with nothing of what was sent', async () => {
  const olive = await server.signIn('olive-officer');
  await server.database.sql.schema.dropTable('change_log').execute();
  const note = 'CANARY';
  const response = await olive.trySync({
    changes: [newChange('glass', 1, { fields: { ...incidentFields, note } })],
  });
  expect(response.status).toBe(500);
  expect(await faultOf(response)).toEqual({ code: 'server-trouble' });
  expect(server.lines.at(-2)).toMatchObject({
    trouble: 'Error',
    where: expect.arrayContaining([]),
  });
  expect(JSON.stringify(server.lines)).not.toContain('CANARY');
});

test('an error may quote what was sent: its words stay out of the log', () => {
  const line = troubleLineOf(new TypeError('CANARY\nCANARY is not JSON'), 'now');
  expect(line).toMatchObject({ at: 'now', trouble: 'TypeError' });
  expect(line.where[0]).toContain('guards.test.ts');
  expect(JSON.stringify(line)).not.toContain('CANARY');
});

test('the log has a line a request: method, template, status, time and role, never an id or code', async () => {
  const ada = await server.signIn('ada-administrator');
  await ada.ask('DELETE', '/api/people/olive-officer/sessions?why=secret');
  expect(server.lines.at(-1)).toEqual({
    at: '2026-11-22T12:00:00.000Z',
    method: 'DELETE',
    route: '/api/people/:id/sessions',
    status: 204,
    ms: 0,
    role: 'administrator',
  });
  await server.app.request('/join/a-secret-code');
  expect(JSON.stringify(server.lines)).not.toMatch(/secret|olive/);
});
