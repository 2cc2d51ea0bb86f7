import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the journeys start Chromium with: nothing that phones home, nothing that needs a screen. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin'];

/**
 * The path of a Chromium to test with, or undefined when the machine has none.
 * A path that was asked for by CHROMIUM_PATH is never replaced by another: throws when it is no program.
 */
export async function findChromium(
  environment: Environment = process.env,
): Promise<string | undefined> {
  const asked = environment.CHROMIUM_PATH;
  if (asked) {
    if (await isProgram(asked)) return asked;
    throw new Error(`CHROMIUM_PATH is ${asked}, and no program is there.`);
  }
  for (const path of [...installedPaths(environment), ...(await playwrightPaths(environment))]) {
    if (await isProgram(path)) return path;
  }
  return undefined;
}

function installedPaths(environment: Environment): string[] {
  const folders = [...FOLDERS, ...(environment.PATH ?? '').split(delimiter).filter(Boolean)];
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
}

/** Playwright keeps its browsers under `<cache>/chromium-<revision>/chrome-<platform>/`; newest first. */
async function playwrightPaths(environment: Environment): Promise<string[]> {
  const cache =
    environment.PLAYWRIGHT_BROWSERS_PATH ??
    join(environment.HOME ?? homedir(), '.cache', 'ms-playwright');
  const revisions = (await entriesOf(cache)).filter((name) => /^chromium-\d+$/.test(name));
  const newestFirst = revisions.sort((a, b) => revisionOf(b) - revisionOf(a));
  const paths = await Promise.all(
    newestFirst.map(async (name) => {
      const builds = (await entriesOf(join(cache, name))).filter((it) => it.startsWith('chrome-'));
      return builds.map((build) => join(cache, name, build, 'chrome'));
    }),
  );
  return paths.flat();
}

function revisionOf(folder: string): number {
  return Number(folder.slice('chromium-'.length));
}

async function entriesOf(folder: string): Promise<string[]> {
  return await readdir(folder).catch(() => []);
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
