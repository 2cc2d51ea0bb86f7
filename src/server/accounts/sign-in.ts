/** A one-time link becomes a session; a token becomes the person behind it. */
import { fail, fault, ok, type Result } from '../../domain/result.ts';
import { dayMs, type Instant, minuteMs } from '../../domain/time.ts';
import type { SignInRequest } from '../../sync/accounts.ts';
import { inTransaction } from '../database/database.ts';
import { readPerson } from '../database/people.ts';
import { mustReadReference } from '../database/reference.ts';
import {
  readWho,
  revokeSession,
  type Session,
  saveSession,
  touchSession,
  type Who,
} from '../database/sessions.ts';
import { readLink, type SignInLink, useLink } from '../database/sign-in-links.ts';
import type { Deps } from '../deps.ts';
import { hashOfCode, newCode } from './codes.ts';

export type SignedIn = Who & { readonly token: string };

/** How exact *last seen* is: a write a minute and phone, not one a request. */
const seenEveryMs = minuteMs;

/** How long a phone that never heard the answer may ask again: as long as a person stands there. */
const askedAgainMsMax = 15 * minuteMs;

/**
 * Faults: `link-unknown`, `link-used`, `link-expired`. A link works once, also for two at once; the same
 * try may ask again, because its answer may have been lost, and ends what it was given before.
 */
export const signIn = (
  { database, world }: Deps,
  request: SignInRequest,
): Promise<Result<SignedIn>> =>
  inTransaction(database, async (within) => {
    const now = world.now();
    const attempt = request.attempt === undefined ? null : hashOfCode(request.attempt);
    const link = await readLink(within, hashOfCode(request.code));
    const usable = checkLink(link, { now, attempt });
    if (!usable.ok) return usable;
    const stored = await readPerson(within, usable.value.person);
    if (!stored?.isActive) return fail(fault('link-unknown'));
    const use = { at: usable.value.usedAt ?? now, attempt, session: world.newId() };
    if (!(await useLink(within, usable.value, use))) return fail(fault('link-used'));
    if (usable.value.session !== null) await revokeSession(within, usable.value.session, now);

    const token = newCode(world);
    const { policy } = (await mustReadReference(within)).content.partnership;
    const session: Session = {
      id: use.session,
      person: stored.person.id,
      device: request.device,
      startedAt: now,
      lastSeenAt: now,
      endsAt: now + policy.signInDays * dayMs,
    };
    await saveSession(within, session, hashOfCode(token));
    return ok({ person: stored.person, session, token });
  });

type Try = { readonly now: Instant; readonly attempt: string | null };

function checkLink(link: SignInLink | null, { now, attempt }: Try): Result<SignInLink> {
  if (!link) return fail(fault('link-unknown'));
  if (link.usedAt !== null) {
    const isSameTry = attempt !== null && attempt === link.attempt;
    const isSoon = now < link.usedAt + askedAgainMsMax;
    return isSameTry && isSoon ? ok(link) : fail(fault('link-used'));
  }
  return link.endsAt <= now ? fail(fault('link-expired')) : ok(link);
}

/** The person and session behind a cookie's token, or `signed-out`. */
export async function whoIs({ database, world }: Deps, token: string): Promise<Result<Who>> {
  const now = world.now();
  const who = await readWho(database, hashOfCode(token), now);
  if (!who) return fail(fault('signed-out'));
  const { id, lastSeenAt } = who.session;
  if (now - lastSeenAt >= seenEveryMs) await touchSession(database, id, now);
  return ok(who);
}

export const signOut = ({ database, world }: Deps, { session }: Who): Promise<void> =>
  revokeSession(database, session.id, world.now());
