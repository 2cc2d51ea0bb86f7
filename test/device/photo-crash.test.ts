import { expect, test } from 'vitest';
import { newDisk, turnOn } from '../support/phone.ts';
import { nextTurn } from '../support/world.ts';
import { newFate, onBadDisk } from './bad-disk.ts';
import { incident, must, signIn } from './given.ts';
import { atServer, isSent, photosOf, picture } from './given-photos.ts';
import { newTown } from './given-server.ts';
import { rowsIn } from './rows-in.ts';

/** A photo's way from the shutter to the server, on which the phone dies at one step. */
async function live(diesAt: number) {
  const { server, world } = await newTown();
  const fate = newFate();
  const disk = newDisk();
  const phone = turnOn(world, { disk: onBadDisk(fate, disk) });
  await signIn(phone, server, 'olive-officer');
  await phone.until('settled', ({ sync, reference }) => sync.phase === 'settled' && !!reference);
  const taken = picture({ scanBytes: 70_000 });
  let steps = 0;
  const step = (): boolean => {
    steps += 1;
    if (steps === diesAt) phone.kill();
    return steps >= diesAt;
  };
  fate.trouble = () => (step() ? 'dead' : null);
  const { server: answer } = world.wire;
  world.wire.server = async (path, init) => {
    step();
    const response = await answer(path, init);
    step();
    return response;
  };
  let saved: string | null = null;
  const story = async () => {
    const id = must(await phone.log('incident', incident()));
    must(await (await photosOf(phone)).add(id, taken));
    saved = id;
    await world.pass(15_000);
    await isSent(phone);
  };
  const done = story().catch(() => null);
  const isOver = async () => {
    while (steps < diesAt) await nextTurn();
  };
  await Promise.race([done, isOver()]);
  phone.kill();
  for (let turn = 0; turn < 20; turn++) await nextTurn();
  world.wire.server = answer;
  return { server, world, disk, taken, saved: saved as string | null, steps };
}

test('[S1] [S20] a phone that dies between any two steps from shutter to server loses no photo that it said was saved', async () => {
  const whole = await live(Number.POSITIVE_INFINITY);
  expect(whole.saved).not.toBeNull();
  expect(whole.steps).toBeGreaterThan(25);
  let recovered = 0;
  for (let diesAt = 1; diesAt <= whole.steps; diesAt++) {
    const { server, world, disk, taken, saved } = await live(diesAt);
    const again = turnOn(world, { disk });
    await again.until('ready', ({ stage }) => stage === 'ready');
    await world.pass(6 * 60_000);
    await again.syncNow();
    await isSent(again);
    const left = await rowsIn(disk, 'olive-officer', 'pictures');
    expect([diesAt, left]).toEqual([diesAt, []]);
    if (saved !== null) {
      recovered += 1;
      const there = await atServer(server, saved, taken);
      expect([diesAt, there]).toMatchObject([diesAt, { isWhole: true, hash: taken.hash }]);
    }
    again.close();
  }
  expect(recovered).toBeGreaterThan(10);
}, 120_000);
