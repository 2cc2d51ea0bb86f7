import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { readStaticFiles } from '../../src/server/static-files.ts';
import { newTestServer } from '../support/server.ts';

const dist = mkdtempSync(join(tmpdir(), 'beatbook-dist-'));
afterAll(() => rmSync(dist, { recursive: true }));

const page = `<!doctype html><title>Beatbook</title>${' '.repeat(500)}`;
mkdirSync(join(dist, 'assets'));
mkdirSync(join(dist, '.vite'));
writeFileSync(join(dist, 'index.html'), page);
writeFileSync(join(dist, 'sw.js'), 'self');
writeFileSync(join(dist, 'manifest.webmanifest'), '{}');
writeFileSync(join(dist, 'assets', 'index-1a2b.js'), 'let a;');
writeFileSync(join(dist, '.built-from'), 'secret');
writeFileSync(join(dist, '.vite', 'manifest.json'), 'secret');

const server = await newTestServer({ files: readStaticFiles(dist) });
const get = (path: string, headers: Record<string, string> = {}) =>
  server.app.request(path, { headers });

test.each([
  ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
  ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
  ['/manifest.webmanifest', 'application/manifest+json', 'no-cache'],
  [
    '/assets/index-1a2b.js',
    'text/javascript; charset=utf-8',
    'public, max-age=31536000, immutable',
  ],
])('%s is served as what it is, and kept for as long as it may be', async (path, type, kept) => {
  const { status, headers } = await get(path);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe(type);
  expect(headers.get('cache-control')).toBe(kept);
});

test.each([
  '/',
  '/home',
  '/join/a-B_9',
  '/records/0b2d1c1e',
  '/incident/new',
  '/me',
])('%s is the app’s page', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(page);
});

test.each([
  '/nowhere',
  '/records/a/b/c',
  '/home/',
  '/%00',
  '/join/',
  '/%3Cscript%3E',
  '/a b',
])('%s is no page: the app says so itself, with status 404', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe(page);
});

test.each([
  '/.built-from',
  '/.vite/manifest.json',
  '/assets/gone-3c4d.js',
  '/../package.json',
  '/..%2fpackage.json',
  '/assets/..%2f..%2fpackage.json',
  '/%2e%2e/package.json',
  '//etc/passwd.txt',
  '/.env',
  '/favicon.ico',
])('%s is not served, nor anything in its place', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(404);
  expect(await response.text()).not.toMatch(/secret|doctype|"name"/);
});

test('a file that was not changed is not sent again', async () => {
  const etag = (await get('/index.html')).headers.get('etag') ?? '';
  const again = await get('/index.html', { 'if-none-match': etag });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
});

test('a page goes out zipped to those who can read that', async () => {
  const response = await get('/', { 'accept-encoding': 'gzip' });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(await response.arrayBuffer()).toString()).toBe(page);
});

test('a page is asked for and not told anything', async () => {
  expect((await server.app.request('/home', { method: 'POST' })).status).toBe(404);
});
