/** The public halves of all servers of this database: what phones check receipts against (S16). */
import { createHash } from 'node:crypto';
import type { Of } from '../../domain/schema.ts';
import type { syncReplySchema } from '../../sync/messages.ts';
import { readRegisteredKeys, registerKeys } from '../database/server-keys.ts';
import type { Deps, KeyedDeps } from '../deps.ts';
import { type Holder, passFor } from './pass.ts';
import { keyIdOf, type PublicKey } from './server-keys.ts';

/** As a reply tells them. */
export type ToldKeys = NonNullable<Of<typeof syncReplySchema>['keys']>;

export type KnownKeys = {
  readonly receipts: readonly PublicKey[];
  readonly seals: readonly PublicKey[];
};

/** At each start. Answers how many other servers have registered. */
export async function makeKeysKnown({ database, world, keys }: KeyedDeps): Promise<number> {
  const { receipt, seal } = keys;
  const mine = { id: receipt.id, receiptKey: receipt.key, sealKey: seal.key };
  await registerKeys(database, mine, world.now());
  return (await readRegisteredKeys(database)).length - 1;
}

export async function readKnownKeys({ database }: Pick<Deps, 'database'>): Promise<KnownKeys> {
  const registered = await readRegisteredKeys(database);
  const publicKey = (key: string): PublicKey => ({ id: keyIdOf(key), key });
  return {
    receipts: registered.map(({ receiptKey }) => publicKey(receiptKey)),
    seals: registered.map(({ sealKey }) => publicKey(sealKey)),
  };
}

/** What a phone is to be told that holds the keys under `heldId`; nothing where they are the same. */
export async function keysToTell(
  deps: KeyedDeps,
  holder: Holder,
  heldId: string | null,
): Promise<ToldKeys | null> {
  const { receipts, seals } = await readKnownKeys(deps);
  // Of the holder too: a phone that was numbered anew needs another pass.
  const id = idOf([holder.client, holder.person, ...receipts.map((key) => key.id)]);
  if (id === heldId) return null;
  return { id, receipts: [...receipts], seals: [...seals], pass: passFor(deps.keys, holder) };
}

const idOf = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join(' ')).digest('base64url').slice(0, 16);
