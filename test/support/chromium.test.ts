import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findChromium } from './chromium.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beatbook-chromium-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('the Chromium that CHROMIUM_PATH names is the one that is used', async () => {
  const path = await givenProgram('my-chromium');
  expect(await findChromium({ CHROMIUM_PATH: path })).toBe(path);
});

test('a CHROMIUM_PATH with nothing there is an error, not a search for another browser', async () => {
  const path = join(folder, 'gone');
  await expect(findChromium({ CHROMIUM_PATH: path })).rejects.toThrow(path);
});

test('a CHROMIUM_PATH that is a folder or may not be run is an error', async () => {
  await expect(findChromium({ CHROMIUM_PATH: folder })).rejects.toThrow('no program');
  const text = join(folder, 'notes.txt');
  await writeFile(text, 'not a program');
  await expect(findChromium({ CHROMIUM_PATH: text })).rejects.toThrow('no program');
});

test("of the browsers in Playwright's cache the newest is found", async () => {
  await givenProgram('chromium-999/chrome-linux/chrome');
  const newest = await givenProgram('chromium-1200/chrome-linux64/chrome');
  const found = await findChromium({ PLAYWRIGHT_BROWSERS_PATH: folder, PATH: '' });
  // A machine with Chromium of its own keeps to that one.
  expect([newest, await findChromium({ HOME: folder })]).toContain(found);
});

async function givenProgram(name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, '#!/bin/sh\n');
  await chmod(path, 0o755);
  return path;
}
