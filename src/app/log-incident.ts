/** One tap on a kind of trouble: saved with everything the phone already knows. */
import type { Held, Phone, PhoneState } from '../device/phone.ts';
import { runningPatrolOf } from '../device/running-patrol.ts';
import type { World } from '../device/world.ts';
import type { Dispersal } from '../domain/dispersal.ts';
import { newIncident } from '../domain/new-incident.ts';
import { fail, fault, type Result } from '../domain/result.ts';
import { hourMs, type Instant } from '../domain/time.ts';
import { isFresh, placeOf } from './start-patrol.ts';
import { latestFix } from './use-fix.ts';

/** Resolves with its id once it is on this phone. */
export async function logIncident(
  phone: Phone,
  world: World,
  typeId: string,
): Promise<Result<string>> {
  const state = phone.state();
  const { reference, person } = state;
  if (!reference || !person) return fail(fault('not-allowed'));
  const at = world.now();
  const fix = latestFix();
  return await phone.log(
    'incident',
    newIncident(typeId, {
      at,
      place: fix && isFresh(fix, at) ? placeOf(fix) : undefined,
      reference,
      person,
      patrol: runningPatrolOf(state),
    }),
  );
}

type Kept = Pick<Held, 'kind' | 'createdAt' | 'fields'>;

/**
 * Until then the server would still take a change; it counts from when the record was made. A dispersal
 * authorisation may be ended early for as long as it holds.
 */
export function changeableUntil(
  { kind, createdAt, fields }: Kept,
  { reference }: Pick<PhoneState, 'reference'>,
): Instant {
  const until = createdAt + (reference?.partnership.policy.editHours ?? 0) * hourMs;
  return kind === 'dispersal' ? Math.max(until, (fields as Partial<Dispersal>).to ?? 0) : until;
}

export const mayStillChange = (
  held: Kept & Pick<Held, 'isMine'>,
  state: Pick<PhoneState, 'reference'>,
  now: Instant,
): boolean => held.isMine && now < changeableUntil(held, state);
