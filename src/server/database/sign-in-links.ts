/** One-time sign-in links by the hash of their code. */
import type { Instant } from '../../domain/time.ts';
import type { Database } from './database.ts';

export type SignInLink = {
  readonly codeHash: string;
  readonly person: string;
  readonly endsAt: Instant;
  readonly usedAt: Instant | null;
  /** The try that used it, and the session that it made. */
  readonly attempt: string | null;
  readonly session: string | null;
};

export type LinkUse = {
  readonly at: Instant;
  /** `null` from phones that name no try: theirs can't be told from anybody's. */
  readonly attempt: string | null;
  readonly session: string;
};

export async function saveLink(
  { sql }: Database,
  link: Pick<SignInLink, 'codeHash' | 'person' | 'endsAt'>,
  isFromStart: boolean,
): Promise<void> {
  await sql
    .insertInto('sign_in_link')
    .values({
      code_hash: link.codeHash,
      person: link.person,
      ends_at: link.endsAt,
      used_at: null,
      attempt: null,
      session: null,
      is_from_start: isFromStart ? 1 : 0,
    })
    .execute();
}

export async function readLink({ sql }: Database, codeHash: string): Promise<SignInLink | null> {
  const row = await sql
    .selectFrom('sign_in_link')
    .select([
      'code_hash as codeHash',
      'person',
      'ends_at as endsAt',
      'used_at as usedAt',
      'attempt',
      'session',
    ])
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether this call was the one that used the link: of two at once, one gets in. */
export async function useLink(
  { sql }: Database,
  { codeHash, session: before }: SignInLink,
  { at, attempt, session }: LinkUse,
): Promise<boolean> {
  const { numUpdatedRows } = await sql
    .updateTable('sign_in_link')
    .set({ used_at: at, attempt, session })
    .where('code_hash', '=', codeHash)
    .where('session', before === null ? 'is' : '=', before)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Links printed by an earlier start that nobody used: the paper they are on may lie anywhere. */
export async function dropStartLinks({ sql }: Database): Promise<void> {
  await sql
    .deleteFrom('sign_in_link')
    .where('is_from_start', '=', 1)
    .where('used_at', 'is', null)
    .execute();
}
