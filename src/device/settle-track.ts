/** A patrol is over: its visits get their last word, what its officer left out is deleted, and no track is kept too long. */
import type { Patrol } from '../domain/patrol.ts';
import { ok, type Result } from '../domain/result.ts';
import { dayMs, hourMs, type Instant } from '../domain/time.ts';
import type { PersonStorage } from './person-storage.ts';
import type { Following } from './rows.ts';
import { runningPatrolOf, wholePatrolOf } from './running-patrol.ts';
import { dropTracksBefore, keepOnly, rowsOfTrack, seenIn } from './track-rows.ts';
import { boundsOf, placesOn, visitsUntil, writeVisits } from './track-visits.ts';
import type { World } from './world.ts';

type Given = { readonly world: World; readonly storage: PersonStorage };

/** The one that was followed and has ended, as far as this phone knows. */
export function patrolToSettle({ view }: PersonStorage): Patrol | null {
  const { following, memory } = view;
  const patrol = following ? wholePatrolOf(memory, following.patrol) : undefined;
  return patrol?.to === undefined ? null : patrol;
}

/** `true` where its record was changed. It may be done again: the second time finds nothing to do. */
export async function settleTrack(
  given: Given,
  patrol: Patrol,
  following: Following,
): Promise<Result<boolean>> {
  const { world, storage } = given;
  const { reference } = storage.view;
  const end = patrol.to ?? world.now();
  const policy = reference?.partnership.policy;
  let isChanged = false;
  // Later the server refuses it, and a refusal that nobody can mend helps nobody.
  if (reference && policy && world.now() < end + policy.editHours * hourMs) {
    const rows = await storage.tracks.read((tables) => rowsOfTrack(tables, following.patrol));
    if (!rows.ok) return rows;
    const places = placesOn(reference, patrol);
    const told = visitsUntil(end, seenIn(rows.value), { patrol, following, places });
    const written = await writeVisits(given, { patrol: following.patrol, told, end });
    if (!written.ok) return written;
    isChanged = written.value;
  }
  const { from, to = end } = boundsOf(patrol, following, end);
  const done = await storage.tracks.write(async (tables) => {
    await keepOnly(tables, following.patrol, { from, to });
    await tables.meta.remove(['following']);
    if (policy?.trackDays === 0) await dropTracksBefore(tables, world.now());
  });
  return done.ok ? ok(isChanged) : done;
}

/** Once after storage was opened. */
export async function dropOldTracks(storage: PersonStorage, now: Instant): Promise<void> {
  const { reference, memory } = storage.view;
  if (!reference) return;
  const before = now - reference.partnership.policy.trackDays * dayMs;
  await storage.tracks.write((tables) =>
    dropTracksBefore(tables, before, runningPatrolOf(memory)?.id),
  );
}
