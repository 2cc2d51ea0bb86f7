/**
 * Text patches to source files, made while they are loaded and only in this process: production code
 * stays as it is. A patch that no longer fits fails the run: a planted bug must be in the house.
 */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type Patch = {
  /** From the top of the repository. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
};

const root = join(import.meta.dirname, '../..');

/** Before the files are imported. */
export function plant(patches: readonly Patch[]): void {
  const byUrl = new Map<string, Patch[]>();
  for (const patch of patches) {
    const url = pathToFileURL(join(root, patch.file)).href;
    byUrl.set(url, [...(byUrl.get(url) ?? []), patch]);
  }
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const wanted = byUrl.get(url);
      if (!wanted) return loaded;
      return { ...loaded, source: wanted.reduce(patched, textOf(loaded.source)) };
    },
  });
}

function patched(source: string, { file, find, replace }: Patch): string {
  const parts = source.split(find);
  if (parts.length !== 2) {
    throw new Error(`“${find}” is in ${file} ${parts.length - 1} times, not once.`);
  }
  return parts.join(replace);
}

const textOf = (source: unknown): string =>
  typeof source === 'string' ? source : Buffer.from(source as Uint8Array).toString('utf8');
