import { expect, test } from 'vitest';
import { isMark } from '../../src/analysis/seen.ts';
import { minuteMs, secondMs } from '../../src/domain/time.ts';
import { turnOn } from '../support/phone.ts';
import { must } from './given.ts';
import {
  diedAndOpened,
  endPatrol,
  givenWalk,
  patrolIn,
  storedIn,
  storedSeconds,
  toldIn,
  visitsIn,
} from './given-walk.ts';
import { recordsAt } from './server-side.ts';

test.each([
  2 * minuteMs + 4 * secondMs,
  2 * minuteMs + 9 * secondMs,
  2 * minuteMs + 14 * secondMs,
  18 * minuteMs + 14 * secondMs,
  25 * minuteMs + 59 * secondMs,
])('a phone that dies after %d ms has lost no more than 15 seconds of the track', async (afterMs) => {
  const walking = await givenWalk();
  await walking.world.pass(afterMs);
  const seen = walking.world.ground.asked.map(({ at }) => (at - walking.begin) / secondMs);
  const again = await diedAndOpened(walking);
  const stored = await storedSeconds(again);
  const lost = (seen.at(-1) ?? 0) - (stored.at(-1) ?? 0);
  expect(stored.length).toBeGreaterThan(5);
  expect(lost).toBeLessThanOrEqual(15);
});

test('after it died the phone goes on by itself, and the visit that was running is one', async () => {
  const walking = await givenWalk();
  await walking.world.pass(7 * minuteMs);
  const again = await diedAndOpened(walking);
  await again.phone.until('followed', ({ track }) => track?.here?.hotspot === 'whatman-park');
  expect(again.phone.state().track?.here?.confirmedMs).toBeGreaterThan(6.5 * minuteMs);
  await again.world.pass(12 * minuteMs);
  expect(toldIn(again)).toEqual([['whatman-park', 0, 17]]);
});

test('a visit that ended just before the phone died is worked out from what it kept, and written once', async () => {
  const walking = await givenWalk();
  await walking.world.pass(17 * minuteMs + 40 * secondMs);
  const again = await diedAndOpened(walking);
  await again.world.pass(2 * minuteMs);
  expect(toldIn(again)).toEqual([['whatman-park', 0, 17]]);
  const [{ id } = { id: '' }] = visitsIn(again);
  const third = await diedAndOpened(again);
  await third.world.pass(2 * minuteMs);
  expect(visitsIn(third).map((visit) => visit.id)).toEqual([id]);
});

test('a page that is not looked at leaves a gap with both its ends, and goes on by itself on return', async () => {
  const walking = await givenWalk();
  const { world, phone, begin } = walking;
  await world.pass(5 * minuteMs);
  phone.hide();
  await world.pass(8 * minuteMs);
  expect((await storedIn(walking)).at(-1)).toEqual({ at: begin + 5 * minuteMs, mark: 'sleep' });
  phone.comeBack();
  await world.pass(6 * minuteMs);
  const [visit] = visitsIn(walking);
  expect(toldIn(walking)).toEqual([['whatman-park', 0, 17]]);
  // Eight minutes of seventeen without a fix are possible, not sure.
  expect(visit?.confirmedSeconds).toBeLessThan(9.5 * 60);
  expect(visit?.possibleSeconds).toBeGreaterThan(16 * 60);
  const fixes = await storedSeconds(walking);
  expect(fixes.filter((at) => at > 5 * 60 && at < 13 * 60)).toEqual([]);
});

test('of two tabs one follows; when it is put away the other goes on where it stood', async () => {
  const walking = await givenWalk();
  const { world, phone } = walking;
  const other = turnOn(world, { disk: phone.disk });
  await other.until('ready', ({ stage }) => stage === 'ready');
  await world.pass(4 * minuteMs);
  expect(other.state().track?.phase).toBe('elsewhere');
  const seconds = world.ground.asked.map(({ at }) => at);
  expect(new Set(seconds).size).toBe(seconds.length);
  phone.hide();
  await other.until('followed', ({ track }) => track?.phase === 'following');
  await world.pass(15 * minuteMs);
  expect(toldIn({ ...walking, phone: other })).toEqual([['whatman-park', 0, 17]]);
  expect(toldIn(walking)).toEqual([['whatman-park', 0, 17]]);
});

test('a patrol that ended while nobody followed it is settled when the phone is opened', async () => {
  const walking = await givenWalk();
  const { world, phone, server, id } = walking;
  await world.pass(6 * minuteMs);
  phone.hide();
  await world.pass(secondMs);
  must(await phone.change(id, { to: world.now() }));
  const again = await diedAndOpened(walking);
  await again.world.pass(minuteMs);
  expect(toldIn(again)).toEqual([['whatman-park', 0, 6]]);
  await again.phone.until('sent', ({ unsent }) => unsent === 0);
  const [record] = await recordsAt(server);
  expect(record?.fields.visits).toHaveLength(1);
});

test('what ends earlier than now ends its visits with it', async () => {
  const walking = await givenWalk();
  await walking.world.pass(40 * minuteMs);
  await endPatrol(walking, walking.begin + 30 * minuteMs);
  expect(toldIn(walking)).toEqual([
    ['whatman-park', 0, 17],
    ['maidstone-east-station', 21, 30],
  ]);
  await walking.world.pass(minuteMs);
  expect(patrolIn(walking).to).toBe(walking.begin + 30 * minuteMs);
});

test('signed out it rests; who comes back goes on, and the next person reads nothing of it', async () => {
  const walking = await givenWalk();
  const { world, phone, server } = walking;
  await world.pass(5 * minuteMs);
  must(await phone.signOut());
  expect(phone.state().track).toBeNull();
  const kept = (await storedIn(walking)).filter((it) => !isMark(it)).length;
  expect(kept).toBeGreaterThan(10);
  const asked = world.ground.asked.length;
  await world.pass(2 * minuteMs);
  expect(world.ground.asked).toHaveLength(asked);
  must(await phone.signIn(await server.codeFor('olive-officer')));
  await phone.until('followed', ({ track }) => track?.here?.hotspot === 'whatman-park');
  await world.pass(12 * minuteMs);
  expect(toldIn(walking)).toEqual([['whatman-park', 0, 17]]);
});
