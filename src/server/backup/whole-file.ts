/** A file that is there whole or not at all, also after a power cut, and readable by its owner alone. */
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** `write` is given the path of an empty file to fill; where it fails, nothing stays. */
export async function writeWhole<T>(
  path: string,
  draft: string,
  write: (draft: string) => Promise<T>,
): Promise<T> {
  try {
    await (await open(draft, 'wx', 0o600)).close();
    const written = await write(draft);
    await flush(draft);
    await rename(draft, path);
    await flush(dirname(path));
    return written;
  } catch (error) {
    for (const rest of ['', '-journal', '-wal', '-shm']) await rm(draft + rest, { force: true });
    throw error;
  }
}

async function flush(path: string): Promise<void> {
  await using opened = await open(path, 'r');
  await opened.sync();
}
