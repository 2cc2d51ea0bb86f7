/** *Start patrol* is one tap, wherever it stands: everything it needs is remembered or worked out. */
import type { Held, Phone, PhoneState } from '../device/phone.ts';
import { runningPatrolOf } from '../device/running-patrol.ts';
import type { Fix, World } from '../device/world.ts';
import { fixAgeMaxMs } from '../domain/new-incident.ts';
import { newPatrol } from '../domain/new-patrol.ts';
import { fail, fault, ok, type Result } from '../domain/result.ts';

/** The id of the patrol that runs from now; where one runs already, that one's. */
export async function startPatrol(
  phone: Phone,
  world: World,
  fix?: Fix | null,
): Promise<Result<string>> {
  const state = phone.state();
  const { reference, person } = state;
  if (!reference || !person) return fail(fault('not-allowed'));
  const running = runningPatrolOf(state);
  if (running) return ok(running.id);
  const at = world.now();
  const place = fix && isFresh(fix, at) ? placeOf(fix) : undefined;
  const last = ownPatrolsOf(state)[0]?.fields;
  return await phone.log('patrol', newPatrol({ at, place, reference, person, last }));
}

/** Own patrols, the latest first. */
export const ownPatrolsOf = ({ records }: Pick<PhoneState, 'records'>): Held<'patrol'>[] =>
  [...records.values()]
    .filter((held): held is Held<'patrol'> => held.kind === 'patrol' && held.isMine)
    .sort((a, b) => (b.fields.from ?? 0) - (a.fields.from ?? 0));

export const isFresh = (fix: Fix, now: number): boolean => now - fix.at <= fixAgeMaxMs;

/** A fix as a record keeps it: where and how sure, not when. */
export const placeOf = ({ lon, lat, accuracyMetres, source }: Fix) => ({
  lon,
  lat,
  accuracyMetres,
  source,
});
