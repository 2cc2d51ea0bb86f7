/** What the tests about a followed patrol begin with: an officer who walks, and the record that comes of it. */

import { isMark, type Seen } from '../../src/analysis/seen.ts';
import type { TrackRow } from '../../src/device/rows.ts';
import { seenIn } from '../../src/device/track-rows.ts';
import type { Patrol, Visit } from '../../src/domain/patrol.ts';
import { end } from '../../src/domain/patrol-steps.ts';
import { minuteMs, secondMs } from '../../src/domain/time.ts';
import { turnOn } from '../support/phone.ts';
import { threeHotspots, walkFrom } from '../support/walk.ts';
import { givenOlive, must, patrol, type Town } from './given.ts';
import { rowsIn } from './rows-in.ts';

export type Walking = Town & { readonly id: string; readonly begin: number };

/** Olive is on patrol and begins to walk. */
export async function givenWalk(stops = threeHotspots): Promise<Walking> {
  const town = await givenOlive();
  const begin = town.world.now();
  town.world.ground.whereAt = walkFrom(begin, stops);
  const id = must(await town.phone.log('patrol', patrol({ from: begin })));
  await town.phone.until('followed', ({ track }) => track?.phase === 'following');
  return { ...town, id, begin };
}

export const patrolIn = ({ phone, id }: Pick<Walking, 'phone' | 'id'>): Patrol =>
  phone.state().records.get(id)?.fields as Patrol;

export const visitsIn = (walking: Pick<Walking, 'phone' | 'id'>): readonly Visit[] =>
  patrolIn(walking).visits;

/** Hotspot, and the minutes of the walk at which it was reached and left. */
export const toldIn = (walking: Walking): readonly (readonly [string, number, number])[] =>
  visitsIn(walking).map(({ hotspot, arrived, left = Number.NaN }) => [
    hotspot,
    minuteOf(arrived, walking),
    minuteOf(left, walking),
  ]);

const minuteOf = (at: number, { begin }: Walking): number => Math.round((at - begin) / minuteMs);

/** As the page ends it: with the visits that the track tells. */
export async function endPatrol(walking: Walking, at = walking.world.now()): Promise<void> {
  const { phone, id } = walking;
  const visits = must(await phone.track((track) => track.visitsAt(id, at)));
  must(await phone.change(id, end({ ...patrolIn(walking), visits: [...visits] }, at)));
}

/** The track as it lies on the disk. */
export async function storedIn({ phone }: Pick<Walking, 'phone'>): Promise<readonly Seen[]> {
  const rows = await rowsIn(phone.disk, 'olive-officer', 'tracks');
  return seenIn(rows as unknown as TrackRow[]);
}

/** Every fix that is stored, by the seconds of the walk. */
export async function storedSeconds(walking: Walking): Promise<readonly number[]> {
  const seen = await storedIn(walking);
  return seen.filter((it) => !isMark(it)).map(({ at }) => (at - walking.begin) / secondMs);
}

/** The app dies with the phone's battery, and is opened again. */
export async function diedAndOpened(walking: Walking): Promise<Walking> {
  walking.phone.kill();
  const phone = turnOn(walking.world, { disk: walking.phone.disk });
  await phone.until('ready', ({ stage }) => stage === 'ready');
  return { ...walking, phone };
}
