/** One tap on a kind of trouble: saved with everything the phone already knows. */
import type { Phone, PhoneState } from '../device/phone.ts';
import { runningPatrolOf } from '../device/running-patrol.ts';
import type { World } from '../device/world.ts';
import { newIncident } from '../domain/new-incident.ts';
import { fail, fault, type Result } from '../domain/result.ts';
import { hourMs } from '../domain/time.ts';
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

/** Only while the server would still take a change; it counts from when the record was made. */
export const mayStillChange = (
  { createdAt, isMine }: { readonly createdAt: number; readonly isMine: boolean },
  { reference }: Pick<PhoneState, 'reference'>,
  now: number,
): boolean => isMine && now < createdAt + (reference?.partnership.policy.editHours ?? 0) * hourMs;
