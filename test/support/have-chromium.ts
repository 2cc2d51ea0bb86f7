import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.ts';

const PLAYWRIGHT = join(import.meta.dirname, '../../node_modules/.bin/playwright-core');

/** The path of a Chromium; installs one when the machine has none, and throws when that can't be done. */
export async function haveChromium(): Promise<string> {
  const found = await findChromium();
  if (found) return found;
  console.log('Installing Chromium for the journeys (once)…');
  for (const install of [installFromDebian, installFromPlaywright]) {
    if (!install()) continue;
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'The journeys need Chromium, and it could not be installed. Install it (on Debian: ' +
      'apt-get install chromium), or set CHROMIUM_PATH to the path of a Chromium or Chrome.',
  );
}

function installFromDebian(): boolean {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return false;
  return (
    runs('apt-get', ['update', '-q']) &&
    runs('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
  );
}

function installFromPlaywright(): boolean {
  return runs(PLAYWRIGHT, ['install', 'chromium']);
}

function runs(command: string, options: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, options, { stdio: 'inherit', env }).status === 0;
}
