/** Public halves of the keys of every server that ever served this database. The secret ones are never here. */
import type { Instant } from '../../domain/time.ts';
import type { Database } from './database.ts';

/** Raw, as base64url. `id` is the receipt key's. */
export type RegisteredKeys = {
  readonly id: string;
  readonly receiptKey: string;
  readonly sealKey: string;
};

/** Registering the same keys again changes nothing. */
export async function registerKeys(
  { sql }: Database,
  { id, receiptKey, sealKey }: RegisteredKeys,
  at: Instant,
): Promise<void> {
  await sql
    .insertInto('server_key')
    .values({ id, receipt_key: receiptKey, seal_key: sealKey, made_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Oldest first. */
export const readRegisteredKeys = ({ sql }: Database): Promise<readonly RegisteredKeys[]> =>
  sql
    .selectFrom('server_key')
    .select(['id', 'receipt_key as receiptKey', 'seal_key as sealKey'])
    .orderBy('made_at')
    .orderBy('id')
    .execute();
