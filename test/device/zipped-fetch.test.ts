import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { zippedFetch } from '../../src/device/zipped-fetch.ts';

const long = JSON.stringify({ note: 'Six on the bandstand. '.repeat(100) });

async function sentFor(body: string): Promise<RequestInit> {
  const sent: RequestInit[] = [];
  const fetch = zippedFetch(async (_, init) => {
    sent.push(init);
    return new Response();
  });
  await fetch('/api/sync', { method: 'POST', headers: { 'x-beatbook': '1' }, body });
  return sent[0] ?? {};
}

afterEach(() => void vi.unstubAllGlobals());

test('a long body goes out zipped, and says so', async () => {
  const { method, headers, body } = await sentFor(long);
  expect(gunzipSync(body as ArrayBuffer).toString()).toBe(long);
  expect((body as ArrayBuffer).byteLength).toBeLessThan(long.length / 10);
  expect(method).toBe('POST');
  expect(Object.fromEntries(new Headers(headers))).toEqual({
    'x-beatbook': '1',
    'content-encoding': 'gzip',
  });
});

test('a short body goes out as it is', async () => {
  expect(await sentFor('{}')).toEqual({
    method: 'POST',
    headers: { 'x-beatbook': '1' },
    body: '{}',
  });
});

test('where the browser cannot zip, a long body goes out as it is', async () => {
  vi.stubGlobal('CompressionStream', undefined);
  Reflect.deleteProperty(globalThis, 'CompressionStream');
  expect((await sentFor(long)).body).toBe(long);
});
