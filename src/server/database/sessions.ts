/** Sessions by the hash of their token: a copy of the database signs nobody in. */
import type { Person } from '../../domain/people.ts';
import type { Instant } from '../../domain/time.ts';
import type { Database } from './database.ts';
import { personOf } from './people.ts';

export type Session = {
  readonly id: string;
  readonly person: string;
  readonly device: string;
  readonly startedAt: Instant;
  readonly lastSeenAt: Instant;
  readonly endsAt: Instant;
};

export async function saveSession(
  { sql }: Database,
  session: Session,
  tokenHash: string,
): Promise<void> {
  await sql
    .insertInto('session')
    .values({
      id: session.id,
      token_hash: tokenHash,
      person: session.person,
      device: session.device,
      started_at: session.startedAt,
      last_seen_at: session.lastSeenAt,
      ends_at: session.endsAt,
      revoked_at: null,
    })
    .execute();
}

/** Who is asking. */
export type Who = { readonly person: Person; readonly session: Session };

/** The session behind a token, while it holds, and its person, while they are active. */
export async function readWho(
  { sql }: Database,
  tokenHash: string,
  now: Instant,
): Promise<Who | null> {
  const row = await sql
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person')
    .selectAll('person')
    .select(['session.id as session', 'device', 'started_at', 'last_seen_at', 'ends_at'])
    .where('token_hash', '=', tokenHash)
    .where('ends_at', '>', now)
    .where('revoked_at', 'is', null)
    .where('is_active', '=', 1)
    .executeTakeFirst();
  if (!row) return null;
  const session = {
    id: row.session,
    person: row.id,
    device: row.device,
    startedAt: row.started_at,
    lastSeenAt: row.last_seen_at,
    endsAt: row.ends_at,
  };
  return { person: personOf(row), session };
}

export const readSessions = ({ sql }: Database, now: Instant): Promise<readonly Session[]> =>
  sql
    .selectFrom('session')
    .select([
      'id',
      'person',
      'device',
      'started_at as startedAt',
      'last_seen_at as lastSeenAt',
      'ends_at as endsAt',
    ])
    .where('ends_at', '>', now)
    .where('revoked_at', 'is', null)
    .orderBy('started_at')
    .execute();

export async function touchSession({ sql }: Database, id: string, now: Instant): Promise<void> {
  await sql.updateTable('session').set({ last_seen_at: now }).where('id', '=', id).execute();
}

export async function revokeSession({ sql }: Database, id: string, now: Instant): Promise<void> {
  await sql.updateTable('session').set({ revoked_at: now }).where('id', '=', id).execute();
}

/** Ends everything a person could get in by: sessions and links that were not used. */
export async function revokeAll({ sql }: Database, person: string, now: Instant): Promise<void> {
  await sql
    .updateTable('session')
    .set({ revoked_at: now })
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .execute();
  await sql
    .updateTable('sign_in_link')
    .set({ ends_at: now })
    .where('person', '=', person)
    .where('used_at', 'is', null)
    .where('ends_at', '>', now)
    .execute();
}
