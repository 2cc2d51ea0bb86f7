/** What an officer does with their own track, from whichever tab. */
import type { Seen } from '../analysis/seen.ts';
import { isRunning } from '../domain/patrol.ts';
import { fail, fault, ok, type Result } from '../domain/result.ts';
import { type Instant, secondMs } from '../domain/time.ts';
import type { Follower } from './follower.ts';
import type { PersonStorage } from './person-storage.ts';
import type { Following } from './rows.ts';
import { wholePatrolOf } from './running-patrol.ts';
import { dropTrack, readFollowing, rowsOfTrack, seenIn } from './track-rows.ts';
import type { TrackControl } from './track-state.ts';
import { newFollowing, placesOn, visitsUntil, visitsWith, writeVisits } from './track-visits.ts';
import type { World } from './world.ts';

type Given = {
  readonly world: World;
  readonly storage: PersonStorage;
  readonly follower: () => Follower | null;
  /** Lets go of the track that is in memory; it is read anew from what is stored. */
  readonly letGo: (patrol: string) => Promise<void>;
  readonly changed: (record: string) => void;
  readonly spare: TrackControl['spare'];
  /** What the officer wants of their track was written. */
  readonly told: () => void;
};

export function newTrackControl(given: Given): TrackControl {
  const { world, storage, follower, told } = given;

  const change = async (
    patrol: string,
    of: (before: Following) => Partial<Following>,
  ): Promise<Result<null>> => {
    const written = await storage.tracks.write(async (tables) => {
      const before = (await readFollowing(tables, patrol)) ?? {
        ...newFollowing(patrol),
        // Begun on another phone: nobody knows from here where the officer was before.
        since: follower()?.log.seen.length ? 0 : toSecond(world.now()),
      };
      await tables.meta.put({ key: 'following', value: { ...before, ...of(before) } });
    });
    if (!written.ok) return written;
    told();
    return storage.refresh();
  };

  return {
    pause: (patrol) => change(patrol, () => ({ isPaused: true })),
    goOn: (patrol) => change(patrol, () => ({ isPaused: false })),
    leaveOut: (patrol, leaveOut) => change(patrol, () => ({ leaveOut })),
    forget: (patrol) => forget(given, patrol),
    read: (patrol) => readTrack(given, patrol),
    visitsAt: async (patrol, end) => {
      const now = await tellUntil(given, patrol, end);
      if (!now.ok) return now;
      const { visits, told, own } = now.value;
      return ok(visitsWith(visits, told, own, world.newId)?.visits ?? visits);
    },
    spare: given.spare,
    tryNow: () => follower()?.lookNow(),
  };
}

const toSecond = (at: Instant): Instant => Math.floor(at / secondMs) * secondMs;

type TrackRead = { readonly seen: readonly Seen[]; readonly following: Following };

/** With what is not stored yet, where this tab follows. */
async function readTrack({ storage, follower }: Given, patrol: string): Promise<Result<TrackRead>> {
  const followed = follower();
  return await storage.tracks.read(async (tables) => {
    const following = (await readFollowing(tables, patrol)) ?? newFollowing(patrol);
    if (followed?.patrol === patrol) return { seen: [...followed.log.seen], following };
    return { seen: seenIn(await rowsOfTrack(tables, patrol)), following };
  });
}

async function tellUntil(given: Given, id: string, end: Instant) {
  const { memory, reference } = given.storage.view;
  const patrol = wholePatrolOf(memory, id);
  if (!patrol || !reference) return fail(fault('not-found'));
  const read = await readTrack(given, id);
  if (!read.ok) return read;
  const { seen, following } = read.value;
  const told = visitsUntil(end, seen, { patrol, following, places: placesOn(reference, patrol) });
  return ok({ ...patrol, told, own: following.visits });
}

/** What it told of visits up to now goes into the record first: that is the patrol's, the track is the officer's. */
async function forget(given: Given, id: string): Promise<Result<null>> {
  const { world, storage, letGo, changed, told } = given;
  const at = world.now();
  const now = await tellUntil(given, id, at);
  const isRun = now.ok && isRunning(now.value);
  await letGo(id);
  if (isRun) {
    const written = await writeVisits({ world, storage }, { patrol: id, told: now.value.told });
    if (!written.ok) return written;
    if (written.value) changed(id);
  }
  const dropped = await storage.tracks.write(async (tables) => {
    await dropTrack(tables, id);
    const following = await readFollowing(tables, id);
    if (!following) return;
    // Taken back: there is nothing left to follow.
    if (!now.ok) return void (await tables.meta.remove(['following']));
    const value = { ...following, since: toSecond(at), leaveOut: { start: 0, end: 0 }, visits: [] };
    await tables.meta.put({ key: 'following', value });
  });
  if (!dropped.ok) return dropped;
  told();
  return storage.refresh();
}
