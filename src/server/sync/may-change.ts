/** Who may change a record that is there, in which fields, and until when. */
import type { Dispersal } from '../../domain/dispersal.ts';
import type { Patrol } from '../../domain/patrol.ts';
import type { Person } from '../../domain/people.ts';
import type { Fields } from '../../domain/records.ts';
import type { Reference } from '../../domain/reference.ts';
import {
  isNextStatus,
  isTakenUp,
  type Referral,
  type ReferralStatus,
} from '../../domain/referral.ts';
import { type Fault, fault } from '../../domain/result.ts';
import { maySee, roles } from '../../domain/roles.ts';
import { hourMs, type Instant } from '../../domain/time.ts';
import { keptReceivedMs } from '../../sync/limits.ts';
import type { Change } from '../../sync/messages.ts';
import type { NewRecord } from '../database/records.ts';

export type Attempt = {
  readonly person: Person;
  readonly stored: NewRecord;
  readonly change: Change;
  readonly reference: Reference;
  readonly powers: ReadonlySet<string>;
  readonly now: Instant;
};

export const stepFields: readonly string[] = ['status', 'statusAt'];

/** Faults: `no-such-record`, `not-yours`, `not-allowed`, `too-late`, `bad-step`. */
export function faultInAttempt(attempt: Attempt): Fault | null {
  const { person, stored, change, powers } = attempt;
  if (isAtTheirHub(person, stored)) return faultInStep(stored, change);
  if (stored.author !== person.id) {
    // What they may not see must look like what is not there.
    return fault(maySee(person, stored, powers) ? 'not-yours' : 'no-such-record');
  }
  if (!roles[person.role].logs.includes(stored.kind)) return fault('not-allowed');
  return stored.kind === 'referral' ? faultInOwnReferral(attempt) : faultInTime(attempt);
}

const isAtTheirHub = ({ role, hub }: Person, { kind, fields }: NewRecord): boolean =>
  roles[role].movesReferrals && kind === 'referral' && hub !== undefined && fields.hub === hub;

/** The hub moves a referral along, and changes nothing else in it. */
function faultInStep({ fields }: NewRecord, change: Change): Fault | null {
  if (change.isDelete) return fault('not-allowed');
  const other = Object.keys(change.fields).find((field) => !stepFields.includes(field));
  if (other) return fault('not-allowed', other);
  return isStepFrom(fields, change.fields) ? null : fault('bad-step', 'status');
}

const isStepFrom = (current: Fields, next: Fields): boolean =>
  typeof next.status !== 'string'
    ? !('status' in next)
    : isNextStatus(current.status as ReferralStatus, next.status as ReferralStatus);

/** Its author mends it until the hub takes it up, and may withdraw it as long as there is a step. */
function faultInOwnReferral(attempt: Attempt): Fault | null {
  const { stored, change } = attempt;
  const touched = touchedIn(stored.fields, change);
  const content = touched.find((field) => !stepFields.includes(field));
  if (touched.includes('status')) {
    if (change.fields.status !== 'withdrawn') return fault('not-allowed', 'status');
    if (!isStepFrom(stored.fields, change.fields)) return fault('bad-step', 'status');
  }
  if (!content && !change.isDelete) return null;
  const isOpen = !isTakenUp(stored.fields as Pick<Referral, 'status'>);
  return isOpen ? faultInTime(attempt) : fault('too-late', content ?? 'status');
}

const touchedIn = (current: Fields, { fields }: Change): readonly string[] =>
  Object.keys(fields).filter(
    (field) => JSON.stringify(fields[field]) !== JSON.stringify(current[field] ?? null),
  );

/**
 * An edit made in time on a phone with no signal still counts when it arrives: its own clock is
 * believed, but no longer than a phone keeps what it sent.
 */
function faultInTime({ stored, change, reference, now }: Attempt): Fault | null {
  const until = editableUntil(stored, reference.partnership.policy.editHours);
  const isLate = Math.min(change.at, now) > until || now > until + keptReceivedMs;
  return isLate ? fault('too-late') : null;
}

/** From when the server had it; a patrol runs, and its hours count from its end. */
function editableUntil({ kind, fields, receivedAt, changedAt }: NewRecord, hours: number): Instant {
  if (kind === 'dispersal') {
    // It may be ended early for as long as it holds.
    return Math.max(receivedAt + hours * hourMs, (fields as Dispersal).to);
  }
  if (kind !== 'patrol') return receivedAt + hours * hourMs;
  const { to } = fields as Patrol;
  if (to === undefined) return Number.POSITIVE_INFINITY;
  // An end written far into the future buys no time.
  return Math.max(receivedAt, Math.min(to, changedAt)) + hours * hourMs;
}
