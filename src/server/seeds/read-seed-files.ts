/** The folder `seeds/` from disk. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, fault, ok, type Result } from '../../domain/result.ts';
import { seedFileNames } from './collections.ts';
import type { SeedFiles } from './parse-seeds.ts';

export async function readSeedFiles(folder: string): Promise<Result<SeedFiles>> {
  const files = new Map<string, unknown>();
  for (const name of seedFileNames) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => null);
    if (text === null) return fail(fault('not-found', join(folder, name)));
    const content = jsonOf(text);
    if (!content.ok) return fail(fault('malformed', `${name} is not JSON`));
    files.set(name, content.value);
  }
  return ok(files);
}

function jsonOf(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail(fault('malformed'));
  }
}
