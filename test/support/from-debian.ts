/** Programs that the tests need and the machine has not: a Debian can bring them. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A machine that has just started may be looking for updates itself. */
const patience = ['-o', 'DPkg::Lock::Timeout=120'];

/** Whether the package could be installed; by root only. */
export function installFromDebian(name: string): boolean {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return false;
  return (
    runs('apt-get', [...patience, 'update', '-q']) &&
    runs('apt-get', [...patience, 'install', '-y', '-q', '--no-install-recommends', name])
  );
}

export function runs(command: string, options: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, options, { stdio: 'inherit', env }).status === 0;
}
