import { expect, test } from 'vitest';
import { isMark } from '../../src/analysis/seen.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/time.ts';
import { turnOn } from '../support/phone.ts';
import { must, patrol, signIn, syncsSent } from './given.ts';
import { diedAndOpened, endPatrol, givenWalk, storedIn, toldIn } from './given-walk.ts';
import { rowsIn } from './rows-in.ts';

const whatman = [['whatman-park', 0, 17]];

test('an officer who keeps to themselves where they are is not asked, and nothing is stored', async () => {
  const walking = await givenWalk();
  const { world, phone, id, begin } = walking;
  await world.pass(4 * minuteMs);
  must(await phone.track((track) => track.pause(id)));
  await phone.until('paused', ({ track }) => track?.phase === 'paused');
  const [asked, stored] = [world.ground.asked.length, (await storedIn(walking)).length];
  await world.pass(6 * minuteMs);
  expect([world.ground.asked.length, (await storedIn(walking)).length]).toEqual([asked, stored]);
  must(await phone.track((track) => track.goOn(id)));
  await world.pass(9 * minuteMs);
  expect(toldIn(walking)).toEqual([
    ['whatman-park', 0, 4],
    ['whatman-park', 10, 17],
  ]);
  expect(begin).toBeLessThan(world.now());
});

test('what is kept private stays so after the phone died, and from another tab', async () => {
  const walking = await givenWalk();
  await walking.world.pass(4 * minuteMs);
  const other = turnOn(walking.world, { disk: walking.phone.disk });
  await other.until('ready', ({ stage }) => stage === 'ready');
  must(await other.track((track) => track.pause(walking.id)));
  await walking.phone.until('paused', ({ track }) => track?.phase === 'paused');
  other.kill();
  const again = await diedAndOpened(walking);
  await again.world.pass(3 * minuteMs);
  expect(again.phone.state().track?.phase).toBe('paused');
  expect((await storedIn(again)).at(-1)).toMatchObject({ mark: 'break' });
});

test('minutes left out at either end count for no visit, and are deleted when the patrol ends', async () => {
  const walking = await givenWalk();
  const { world, phone, id, begin } = walking;
  await world.pass(26 * minuteMs);
  expect(toldIn(walking)).toEqual(whatman);
  must(await phone.track((track) => track.leaveOut(id, { start: 10, end: 0 })));
  await phone.until('shorter', () => toldIn(walking)[0]?.[1] === 10);
  must(await phone.track((track) => track.leaveOut(id, { start: 20, end: 0 })));
  await phone.until('none', () => toldIn(walking).length === 0);
  must(await phone.track((track) => track.leaveOut(id, { start: 0, end: 0 })));
  await phone.until('all', () => toldIn(walking)[0]?.[1] === 0);

  must(await phone.track((track) => track.leaveOut(id, { start: 10, end: 2 })));
  await endPatrol(walking);
  expect(toldIn(walking)).toEqual([
    ['whatman-park', 10, 17],
    ['maidstone-east-station', 21, 24],
  ]);
  await world.pass(minuteMs);
  const minutes = (await storedIn(walking))
    .filter((it) => !isMark(it))
    .map(({ at }) => (at - begin) / minuteMs);
  expect(Math.min(...minutes)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...minutes)).toBeLessThanOrEqual(24);
});

test('a deleted track is gone at once; its visits stay, and the patrol is followed from there', async () => {
  const walking = await givenWalk();
  const { world, phone, id, begin } = walking;
  await world.pass(25 * minuteMs);
  must(await phone.track((track) => track.forget(id)));
  expect(await storedIn(walking)).toEqual([]);
  expect(toldIn(walking)).toEqual([...whatman, ['maidstone-east-station', 21, 25]]);
  await world.pass(15 * minuteMs);
  expect((await storedIn(walking))[0]?.at).toBeGreaterThanOrEqual(begin + 25 * minuteMs);
  await endPatrol(walking);
  expect(toldIn(walking)).toEqual([
    ...whatman,
    ['maidstone-east-station', 21, 25],
    ['maidstone-east-station', 25, 35],
  ]);
});

test('a track stays seven days after its patrol, and no longer', async () => {
  const walking = await givenWalk();
  await walking.world.pass(20 * minuteMs);
  await endPatrol(walking);
  walking.world.setClock(walking.world.now() + 6 * dayMs + 23 * hourMs);
  const week = await diedAndOpened(walking);
  await week.world.pass(minuteMs);
  expect(await storedIn(week)).not.toEqual([]);
  week.world.setClock(week.world.now() + 2 * hourMs);
  const later = await diedAndOpened(week);
  await later.world.pass(minuteMs);
  expect(await storedIn(later)).toEqual([]);
  expect(toldIn(later)).toHaveLength(1);
});

test('a patrol that is taken back takes its track with it', async () => {
  const walking = await givenWalk();
  await walking.world.pass(5 * minuteMs);
  must(await walking.phone.remove(walking.id));
  await walking.world.pass(minuteMs);
  expect(await storedIn(walking)).toEqual([]);
  expect(walking.phone.state().track).toBeNull();
});

test('no request ever carries a point of the track', async () => {
  const walking = await givenWalk();
  await walking.world.pass(20 * minuteMs);
  await endPatrol(walking);
  await walking.phone.syncNow();
  await walking.phone.until('sent', ({ unsent }) => unsent === 0);
  expect(await storedIn(walking)).not.toEqual([]);
  const sent = JSON.stringify(syncsSent(walking.world));
  expect(sent).toContain('confirmedSeconds');
  expect(sent).not.toMatch(/"lon"|"lat"|accuracyMetres|0\.51\d|51\.28/);
});

test('a patrol begun on another phone is followed here only when its officer says so', async () => {
  const walking = await givenWalk();
  const { world, phone, server, id } = walking;
  await world.pass(2 * minuteMs);
  await phone.syncNow();
  phone.kill();
  world.wire.server = server.newBrowser();
  const second = turnOn(world);
  await signIn(second, server, 'olive-officer');
  await second.until('there', ({ records }) => records.has(id));
  const asked = world.ground.asked.length;
  await world.pass(3 * minuteMs);
  expect(second.state().track?.phase).toBe('paused');
  expect(world.ground.asked).toHaveLength(asked);
  must(await second.track((track) => track.goOn(id)));
  await world.pass(14 * minuteMs);
  expect(toldIn({ ...walking, phone: second })).toEqual([['whatman-park', 5, 17]]);
  expect(await storedIn({ phone: second })).not.toEqual([]);
});

test('a patrol that was deleted on another phone while it was ended here leaves the next one followed and settled', async () => {
  const walking = await givenWalk();
  const { world, phone, server, id } = walking;
  await world.pass(20 * minuteMs);
  await phone.syncNow();
  await phone.until('sent', ({ unsent }) => unsent === 0);
  const { server: ask } = world.wire;
  world.wire.server = server.newBrowser();
  const second = turnOn(world);
  await signIn(second, server, 'olive-officer');
  await second.until('there', ({ records }) => records.has(id));
  must(await second.remove(id));
  await second.until('deleted', ({ unsent }) => unsent === 0);
  second.kill();

  // The word of it is on its way while the officer ends the patrol: of the record only that is left.
  const told = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  world.wire.server = async (path, init) => {
    world.wire.server = ask;
    const response = await ask(path, init);
    told.resolve();
    await ended.promise;
    world.wire.weather = 'offline';
    return response;
  };
  const syncing = phone.syncNow();
  await told.promise;
  must(await phone.change(id, { to: world.now() }));
  ended.resolve();
  await syncing;
  await phone.until('in part', ({ records }) => !('from' in (records.get(id)?.fields ?? {})));
  world.wire.weather = 'clear';
  await world.pass(minuteMs);
  expect(phone.state().records.get(id)).toMatchObject({ state: 'attention' });

  const next = must(await phone.log('patrol', patrol({ from: world.now() })));
  await phone.until('followed', ({ track }) => track?.patrol === next);
  must(await phone.track((track) => track.pause(next)));
  await world.pass(2 * minuteMs);
  await endPatrol({ ...walking, id: next });
  await phone.until('over', ({ track }) => track === null);
  await world.pass(minuteMs);
  const keys = (await rowsIn(phone.disk, 'olive-officer', 'meta')).map(({ key }) => key);
  expect(keys).not.toContain('following');
});
