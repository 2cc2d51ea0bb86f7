/**
 * The programs of PostgreSQL. They are installed once before all tests: test files run beside each other, and would
 * stand in one another's way.
 */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installFromDebian } from './from-debian.ts';

const debianFolder = '/usr/lib/postgresql';

/** Installs them when the machine has none, and throws when that can't be done. */
export function havePostgres(): void {
  if (findPostgres()) return;
  console.log('Installing PostgreSQL for its tests (once)…');
  if (installFromDebian('postgresql') && findPostgres()) return;
  throw new Error(
    'These tests need the programs of PostgreSQL, and they could not be installed. ' +
      'Install them (on Debian: apt-get install postgresql), or put initdb and postgres on the PATH.',
  );
}

/** The newest of Debian's folders, or one on the PATH; both programs must be there. */
export function findPostgres(): string | undefined {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  const folders = [
    ...versions.sort((a, b) => Number(b) - Number(a)).map((it) => join(debianFolder, it, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter).filter(Boolean),
  ];
  return folders.find((folder) =>
    ['initdb', 'postgres'].every((it) => isProgram(join(folder, it))),
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
