import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Everything that is checked without running the app. All are run, so that one run names all faults. */
const CHECKS: readonly (readonly [what: string, command: string, ...options: string[]])[] = [
  ['types and rooms', 'tsc', '-b'],
  ['style and house rules', 'biome', 'check', '--error-on-warnings', '.'],
  ['nothing unused', 'knip', '--no-progress'],
  ['size budgets', 'node', 'test/bench/size.ts'],
];

/** Runs the checks, prints what they find, and says how many failed. */
export function runChecks(): number {
  return CHECKS.filter(([what, command, ...options]) => !passes(what, command, options)).length;
}

function passes(what: string, command: string, options: readonly string[]): boolean {
  const path = join(root, 'node_modules', '.bin', command);
  const { status } = spawnSync(path, options, { cwd: root, stdio: 'inherit' });
  console.log(`${status === 0 ? '✓' : '✗'} ${what} (${command})`);
  return status === 0;
}

if (import.meta.main) process.exitCode = runChecks() === 0 ? 0 : 1;
