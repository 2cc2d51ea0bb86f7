/** A release of Beatbook in a folder of its own, built from this checkout under another version. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkout } from './server-process.ts';

export type Release = AsyncDisposable & { readonly root: string };

const parts = ['src', 'public', 'seeds', 'package.json', 'package-lock.json', 'vite.config.ts'];

/** `version` goes into the app's release id, so every phone takes it for a new one. */
export async function buildRelease(version: string): Promise<Release> {
  const root = await mkdtemp(join(tmpdir(), 'beatbook-release-'));
  for (const part of parts) await cp(join(checkout, part), join(root, part), { recursive: true });
  await symlink(join(checkout, 'node_modules'), join(root, 'node_modules'));
  const about = join(root, 'package.json');
  const named = { ...JSON.parse(await readFile(about, 'utf8')), version };
  await writeFile(about, JSON.stringify(named, null, 2));
  const node = join(checkout, 'node_modules/.bin/node');
  await promisify(execFile)(node, ['node_modules/vite/bin/vite.js', 'build'], { cwd: root });
  return {
    root,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}
