import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const dist = join(import.meta.dirname, '../../dist');

test('the built page has no inline script or style, so that its security policy needs no hole', async () => {
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) expect(tag).toContain('src=');
  expect(html).not.toMatch(/<style\b|\sstyle=|\son\w+=|javascript:|data:/);
});

test('the worker keeps the page itself, its code and one icon at most, and no screenshot', async () => {
  const worker = await readFile(join(dist, 'sw.js'), 'utf8');
  const urls = [...worker.matchAll(/"url":"([^"]+)"/g)].map(([, url]) => url);
  expect(urls).toContain('index.html');
  expect(urls).toContain('manifest.webmanifest');
  expect(urls.filter((url) => url?.endsWith('.png') && url !== 'icons/icon-192.png')).toEqual([]);
  expect(urls).toEqual([...new Set(urls)]);
});

test('what is built carries no source map', async () => {
  const files = await readdir(dist, { recursive: true });
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
});
