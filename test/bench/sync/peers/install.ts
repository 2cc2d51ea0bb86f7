/** Installs the peers beside this file, by their own lock: once, and nothing of it is Beatbook's. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const lockOf = (path: string): Record<string, { version?: string }> =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};

/** Answers why it could not be done, or `null`. */
export async function installPeers(): Promise<string | null> {
  const folder = import.meta.dirname;
  const wanted = lockOf(join(folder, 'package-lock.json'));
  const present = lockOf(join(folder, 'node_modules', '.package-lock.json'));
  const isPresent = Object.entries(wanted).every(
    ([path, { version }]) => path === '' || present[path]?.version === version,
  );
  if (isPresent) return null;
  console.log('Installing PouchDB and RxDB to compare with (once, about a minute)…');
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const path = (process.env.PATH ?? '').split(delimiter);
  const env = { ...process.env, PATH: path.join(delimiter) };
  return promisify(execFile)('npm', options, { cwd: folder, env }).then(
    () => null,
    (error: Error) => error.message,
  );
}
