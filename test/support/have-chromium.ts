import { join } from 'node:path';
import { findChromium } from './chromium.ts';
import { installFromDebian, runs } from './from-debian.ts';

const PLAYWRIGHT = join(import.meta.dirname, '../../node_modules/.bin/playwright-core');

/** The path of a Chromium; installs one when the machine has none, and throws when that can't be done. */
export async function haveChromium(): Promise<string> {
  const found = await findChromium();
  if (found) return found;
  console.log('Installing Chromium for the journeys (once)…');
  for (const install of [() => installFromDebian('chromium'), installFromPlaywright]) {
    if (!install()) continue;
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'The journeys need Chromium, and it could not be installed. Install it (on Debian: ' +
      'apt-get install chromium), or set CHROMIUM_PATH to the path of a Chromium or Chrome.',
  );
}

function installFromPlaywright(): boolean {
  return runs(PLAYWRIGHT, ['install', 'chromium']);
}
