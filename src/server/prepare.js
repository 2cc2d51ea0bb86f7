// Makes a fresh checkout ready to run: installs what is missing, builds what is out of date, and does
// nothing otherwise. Plain JavaScript with no imports from npm, because it starts where there is no
// node_modules yet, on a Node that may be too old to run TypeScript. What follows it in package.json names
// node_modules/.bin/node: the shell has by then remembered where it found the old one.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOfBuildInputs } from './build-inputs.js';

const NODE_MAJOR_MIN = 20;
const LINES_SHOWN_MAX = 25;

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const bin = join(root, 'node_modules', '.bin');

checkNode();
if (!isInstalled()) install();
if (!isBuilt()) build();

function checkNode() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major >= NODE_MAJOR_MIN) return;
  stop(`Beatbook needs Node ${NODE_MAJOR_MIN} or newer to start; this is ${process.version}.`);
}

/**
 * npm writes down what it installed when it is done; that is compared with the lock, so that an install
 * made by hand counts too, and one that broke off does not. Optional packages are for other platforms.
 */
function isInstalled() {
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const present = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  const isPresent = (/** @type {[string, Package]} */ [path, { version, optional }]) =>
    path === '' || optional || present[path]?.version === version;
  return existsSync(join(bin, 'node')) && Object.entries(wanted).every(isPresent);
}

/**
 * @typedef {{ version?: string, optional?: boolean }} Package
 * @param {string} lock
 * @returns {Record<string, Package>}
 */
function packagesIn(lock) {
  return existsSync(lock) ? JSON.parse(readFileSync(lock, 'utf8')).packages : {};
}

function install() {
  // npm must not run on the Node inside the node_modules that it is about to delete.
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== bin);
  // Development packages are needed in production too: the app is built where it is served.
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  step('Installing (about a minute, once)…', 'npm', options, {
    ...process.env,
    PATH: path.join(delimiter),
  });
  if (existsSync(join(bin, 'node'))) return;
  stop('npm installed no Node: it may be set to ignore-scripts, which the package "node" needs.');
}

function isBuilt() {
  const stamp = join(root, 'dist', '.built-from');
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hashOfBuildInputs(root);
}

function build() {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  step('Building (a few seconds)…', join(bin, 'node'), [vite, 'build'], {
    ...process.env,
    NO_COLOR: '1',
  });
}

/**
 * @param {string} line what the person reads meanwhile
 * @param {string} command
 * @param {string[]} options
 * @param {NodeJS.ProcessEnv} env
 */
function step(line, command, options, env) {
  console.log(line);
  const done = spawnSync(command, options, { cwd: root, env, encoding: 'utf8' });
  if (done.status === 0) return;
  const reason = done.error?.message ?? lastLines(`${done.stdout ?? ''}${done.stderr ?? ''}`);
  stop(`${reason}\n\nThat failed: ${command} ${options.join(' ')}`);
}

/**
 * npm ends some errors with a page of its options, which would push the error itself out of sight.
 * @param {string} output
 */
function lastLines(output) {
  const [said = ''] = output.split(/^npm error Usage:/m);
  return said.trim().split('\n').slice(-LINES_SHOWN_MAX).join('\n');
}

/**
 * @param {string} reason
 * @returns {never}
 */
function stop(reason) {
  console.error(reason);
  process.exit(1);
}
