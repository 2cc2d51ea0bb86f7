import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

// JavaScript, not TypeScript: `prepare.js` reads it before Node 24 is there.

/** Everything that can change what is in `dist/`. The server is not in it: a new server is no new app. */
const INPUTS = ['package.json', 'package-lock.json', 'vite.config.ts', 'public', 'src'];
const NOT_INPUTS = new Set(['src/server', 'src/README.md']);

/**
 * SHA-256, in hex, of the names and contents of all that the app is built from.
 * @param {string} root the checkout's folder
 */
export function hashOfBuildInputs(root) {
  const hash = createHash('sha256');
  const files = INPUTS.filter((name) => existsSync(join(root, name))).flatMap((name) =>
    filesUnder(root, join(root, name)),
  );
  for (const file of files) {
    const content = readFileSync(join(root, file));
    // The length keeps "a" + "bc" apart from "ab" + "c".
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]} sorted, relative to the root, with forward slashes on every system
 */
function filesUnder(root, path) {
  const name = relative(root, path).split(sep).join('/');
  if (NOT_INPUTS.has(name)) return [];
  if (!statSync(path).isDirectory()) return [name];
  return readdirSync(path)
    .sort()
    .flatMap((entry) => filesUnder(root, join(path, entry)));
}
