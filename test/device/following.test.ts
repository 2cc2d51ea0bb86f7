import { expect, test } from 'vitest';
import { arrive, leave, pause, resume } from '../../src/domain/patrol-steps.ts';
import { minuteMs, secondMs } from '../../src/domain/time.ts';
import { must } from './given.ts';
import { endPatrol, givenWalk, patrolIn, storedSeconds, toldIn, visitsIn } from './given-walk.ts';
import { recordsAt } from './server-side.ts';

test('a walk through three hotspots becomes three visits, each with what is sure and what is possible', async () => {
  const walking = await givenWalk();
  await walking.world.pass(64 * minuteMs);
  expect(toldIn(walking)).toEqual([
    ['whatman-park', 0, 17],
    ['maidstone-east-station', 21, 34],
    ['lockmeadow', 45, 63],
  ]);
  for (const { source, arrived, left = 0, confirmedSeconds = 0, possibleSeconds = 0 } of visitsIn(
    walking,
  )) {
    const seconds = (left - arrived) / secondMs;
    expect(source).toBe('fix');
    expect(confirmedSeconds).toBeLessThanOrEqual(seconds + 1);
    expect(possibleSeconds).toBeGreaterThanOrEqual(seconds - 1);
    expect(possibleSeconds - confirmedSeconds).toBeLessThan(180);
  }
});
test('a visit that runs is shown and not written; it goes into the record when it ends', async () => {
  const walking = await givenWalk();
  const { phone, world } = walking;
  await world.pass(10 * minuteMs);
  expect(phone.state().track?.here).toMatchObject({ hotspot: 'whatman-park', isGrowing: true });
  expect(visitsIn(walking)).toEqual([]);
  await world.pass(10 * minuteMs);
  expect(visitsIn(walking)).toHaveLength(1);
});

test('the patrol’s end takes the running visit with it, in the one change that ends it', async () => {
  const walking = await givenWalk();
  const { world, phone, server, id } = walking;
  await world.pass(12 * minuteMs);
  await endPatrol(walking);
  await phone.until('over', ({ track }) => track === null);
  await phone.syncNow();
  await phone.until('sent', ({ unsent }) => unsent === 0);
  const [record] = await recordsAt(server);
  expect(record).toMatchObject({ id, fields: { visits: [{ hotspot: 'whatman-park' }] } });
  expect(record?.version).toBeLessThanOrEqual(2);
});

test('what the officer gives by hand stands, and the fixes beside it tell the rest', async () => {
  const walking = await givenWalk();
  const { world, phone, id } = walking;
  await world.pass(23 * minuteMs);
  const at = world.now();
  const hand = arrive(patrolIn(walking), { id: world.newId(), hotspot: 'week-street', at });
  must(await phone.change(id, hand));
  await world.pass(6 * minuteMs);
  must(await phone.change(id, leave(patrolIn(walking), world.now())));
  await world.pass(36 * minuteMs);
  expect(visitsIn(walking).map(({ hotspot, source }) => [hotspot, source])).toEqual([
    ['whatman-park', 'fix'],
    ['maidstone-east-station', 'fix'],
    ['week-street', 'hand'],
    ['maidstone-east-station', 'fix'],
    ['lockmeadow', 'fix'],
  ]);
  await endPatrol(walking);
  expect(toldIn(walking).slice(1, 4)).toEqual([
    ['maidstone-east-station', 21, 23],
    ['week-street', 23, 29],
    ['maidstone-east-station', 29, 34],
  ]);
});

test('a hand visit to where the fixes have the officer is the visit, whatever they say of it', async () => {
  const walking = await givenWalk();
  const { world, phone, id } = walking;
  await world.pass(3 * minuteMs);
  const at = world.now();
  const hand = arrive(patrolIn(walking), { id: world.newId(), hotspot: 'whatman-park', at });
  must(await phone.change(id, hand));
  await world.pass(9 * minuteMs);
  must(await phone.change(id, leave(patrolIn(walking), world.now())));
  await world.pass(8 * minuteMs);
  expect(toldIn(walking)).toEqual([['whatman-park', 3, 12]]);
  expect(visitsIn(walking)[0]?.source).toBe('hand');
});

test('while the patrol pauses nobody is asked where they are, and a visit ends with the pause', async () => {
  const walking = await givenWalk();
  const { world, phone, id } = walking;
  await world.pass(8 * minuteMs);
  must(await phone.change(id, pause(patrolIn(walking), world.now())));
  await phone.until('paused', ({ track }) => track?.phase === 'paused');
  const asked = world.ground.asked.length;
  await world.pass(4 * minuteMs);
  expect(world.ground.asked).toHaveLength(asked);
  must(await phone.change(id, resume(patrolIn(walking), world.now())));
  await world.pass(10 * minuteMs);
  expect(toldIn(walking)).toEqual([
    ['whatman-park', 0, 8],
    ['whatman-park', 12, 17],
  ]);
});

test.each([
  { why: 'refused', askedAgainAfter: 60 },
  { why: 'unavailable', askedAgainAfter: 15 },
] as const)('a position that is $why is said so, asked for again, and followed from then on', async ({
  why,
  askedAgainAfter,
}) => {
  const walking = await givenWalk();
  const { world, phone } = walking;
  await world.pass(5 * minuteMs);
  const { whereAt } = world.ground;
  world.ground.whereAt = () => why;
  await world.pass(2 * minuteMs);
  expect(phone.state().track).toMatchObject({ phase: 'following', fault: why });
  const [a, b] = world.ground.asked.slice(-2).map(({ at }) => at);
  expect(((b ?? 0) - (a ?? 0)) / secondMs).toBe(askedAgainAfter);
  world.ground.whereAt = whereAt;
  await world.pass(minuteMs);
  expect(phone.state().track).toMatchObject({ fault: null, here: { hotspot: 'whatman-park' } });
});

test('a phone that gives no position is asked once, and nothing of a track is stored', async () => {
  const walking = await givenWalk();
  walking.world.ground.whereAt = () => 'not-on-this-phone';
  await walking.world.pass(minuteMs);
  const asked = walking.world.ground.asked.length;
  await walking.world.pass(30 * minuteMs);
  expect(walking.world.ground.asked).toHaveLength(asked);
  expect(walking.phone.state().track?.fault).toBe('not-on-this-phone');
});

test('the phone is asked often near a hotspot, and seldom between or at rest', async () => {
  const walking = await givenWalk([
    [0, 'lockmeadow'],
    [10, 'lockmeadow'],
    [40, [0.46, 51.27]],
  ]);
  const { world } = walking;
  await world.pass(35 * minuteMs);
  const gaps = world.ground.asked.map(({ at }, i) => at - (world.ground.asked[i - 1]?.at ?? at));
  expect(gaps.filter((gap) => gap === 5 * secondMs).length).toBeGreaterThan(20);
  expect(gaps.filter((gap) => gap === 15 * secondMs).length).toBeGreaterThan(20);
  expect(gaps.filter((gap) => gap === minuteMs).length).toBeGreaterThan(5);
  expect(Math.max(...gaps)).toBe(minuteMs);
  expect(await storedSeconds(walking)).not.toHaveLength(0);
});
