/**
 * Where a server keeps its secret keys: one file that nobody else on the machine may read, never in the
 * database, so that a copy of the database can sign nothing and open nothing (S16, S18).
 */
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail, ok, type Result } from '../../domain/result.ts';
import { exactly, type Of, parse, shape, text } from '../../domain/schema.ts';
import type { World } from '../world.ts';
import { keysOf, newSecrets, type Secrets, type ServerKeys } from './server-keys.ts';

export type OpenedKeys = {
  readonly keys: ServerKeys;
  /** There was none at this place. */
  readonly isNew: boolean;
  /** Others on this machine may read it. */
  readonly isOpen: boolean;
};

const halfSchema = shape({ id: text(60), secret: text(60) });
const fileSchema = shape({
  'beatbook-server-keys': exactly(1),
  receipt: halfSchema,
  seal: halfSchema,
});

/** The keys at `path`, made there if there are none. What is wrong is one line for whoever starts the server. */
export async function openKeys(
  path: string,
  world: Pick<World, 'randomBytes' | 'newId'>,
): Promise<Result<OpenedKeys, string>> {
  try {
    const made =
      (await readIfThere(path)) === null && (await write(path, newSecrets(world), world));
    // Read back even if it was made here: of two servers that start at once, one's is the file.
    const keys = keysIn((await readIfThere(path)) ?? '');
    const isOpen = ((await stat(path)).mode & 0o077) !== 0;
    if (keys) return ok({ keys, isNew: made, isOpen });
  } catch (error) {
    return fail(`The key file ${path} can't be used: ${(error as Error).message}`);
  }
  return fail(
    `The key file ${path} is damaged. Put its backup in its place. Without a backup, move it away: ` +
      'a new one is made at the next start, and rescue files sealed to the old one stay closed.',
  );
}

const readIfThere = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

/** Whole or not at all, also in a power cut, and never over another one. */
async function write(
  path: string,
  secrets: Secrets,
  { newId }: Pick<World, 'newId'>,
): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${newId()}`;
  await writeFlushed(draft, textOf(secrets));
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await unlink(draft);
    await flushFolder(dirname(path));
  }
}

async function writeFlushed(path: string, content: string): Promise<void> {
  await using file = await open(path, 'wx', 0o600);
  await file.writeFile(content);
  await file.sync();
}

async function flushFolder(path: string): Promise<void> {
  await using folder = await open(path, 'r');
  await folder.sync();
}

const textOf = (secrets: Secrets): string => {
  const keys = keysOf(secrets);
  const half = (of: keyof Secrets) => ({
    id: keys[of].id,
    secret: Buffer.from(secrets[of]).toString('base64url'),
  });
  const file = { 'beatbook-server-keys': 1, receipt: half('receipt'), seal: half('seal') } as const;
  return `${JSON.stringify(file satisfies Of<typeof fileSchema>, null, 2)}\n`;
};

/** The ids are hashes of the public halves: one wrong letter in a secret is another key. */
function keysIn(content: string): ServerKeys | null {
  const file = parse(fileSchema, jsonIn(content));
  if (!file.ok) return null;
  const { receipt, seal } = file.value;
  const secrets = { receipt: bytesIn(receipt.secret), seal: bytesIn(seal.secret) };
  if (secrets.receipt.length !== 32 || secrets.seal.length !== 32) return null;
  const keys = keysOf(secrets);
  return keys.receipt.id === receipt.id && keys.seal.id === seal.id ? keys : null;
}

const bytesIn = (base64url: string): Uint8Array => Buffer.from(base64url, 'base64url');

function jsonIn(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}
