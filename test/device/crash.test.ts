import { expect, test } from 'vitest';
import type { TestPhone } from '../support/phone.ts';
import { newDisk, turnOn } from '../support/phone.ts';
import { nextTurn, type TestWorld } from '../support/world.ts';
import { type Fate, newFate, onBadDisk } from './bad-disk.ts';
import { incident, must, patrol, signIn } from './given.ts';
import { type GivenServer, newTown } from './given-server.ts';
import { recordsAt } from './server-side.ts';

/** A shift of one officer, in which every kind of transaction and request happens. */
async function shift(phone: TestPhone, world: TestWorld, saved: Map<string, unknown>) {
  const walk = must(await phone.log('patrol', patrol({ note: 'Out.' })));
  saved.set(walk, 'Out.');
  await restful(phone);
  const seen = must(await phone.log('incident', incident({ note: 'Bottles.' })));
  saved.set(seen, 'Bottles.');
  must(await phone.change(seen, { note: 'Bottles, broken.' }));
  saved.set(seen, 'Bottles, broken.');
  await world.pass(15_000);
  await restful(phone);
  must(await phone.change(walk, { note: 'Home.' }));
  saved.set(walk, 'Home.');
  await restful(phone);
}

const restful = (phone: TestPhone) =>
  phone.until('rest', ({ sync }) => sync.phase !== 'busy' && !isAhead(phone));

const isAhead = (phone: TestPhone): boolean =>
  [...phone.state().records.values()].some((held) => held.state === 'sending');

type Story = { readonly steps: number; readonly saved: ReadonlyMap<string, unknown> };

/** Lives until step `diesAt`; whatever was told to be saved by then must be found again. */
async function live(diesAt: number): Promise<Story & { town: Town }> {
  const { server, world } = await newTown();
  const fate: Fate = newFate();
  const disk = newDisk();
  const phone = turnOn(world, { disk: onBadDisk(fate, disk) });
  await signIn(phone, server, 'olive-officer');
  await phone.until('settled', ({ sync, reference }) => sync.phase === 'settled' && !!reference);
  const saved = new Map<string, unknown>();
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
  const done = shift(phone, world, saved).then(
    () => true,
    () => true,
  );
  await Promise.race([done, isOver(() => steps >= diesAt)]);
  phone.kill();
  for (let turn = 0; turn < 20; turn++) await nextTurn();
  world.wire.server = answer;
  return { steps, saved, town: { server, world, disk } };
}

type Town = {
  readonly server: GivenServer;
  readonly world: TestWorld;
  readonly disk: ReturnType<typeof newDisk>;
};

async function isOver(isSo: () => boolean): Promise<void> {
  while (!isSo()) await nextTurn();
}

test('[S1] [S5] a phone that dies between any two steps of a shift loses nothing that it said was saved', async () => {
  const whole = await live(Number.POSITIVE_INFINITY);
  expect(whole.saved.size).toBe(2);
  expect(whole.steps).toBeGreaterThan(35);

  for (let diesAt = 1; diesAt <= whole.steps; diesAt++) {
    const { saved, town } = await live(diesAt);
    town.world.wire.weather = 'offline';
    const again = turnOn(town.world, { disk: town.disk });
    await again.until('ready', ({ stage }) => stage === 'ready');
    for (const [id, note] of saved) {
      expect([diesAt, again.state().records.get(id)?.fields]).toMatchObject([diesAt, { note }]);
    }

    town.world.wire.weather = 'clear';
    await town.world.pass(6 * 60_000);
    await again.syncNow();
    await again.until('all sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
    const stored = await recordsAt(town.server);
    for (const [id, note] of saved) {
      expect(stored.filter((record) => record.id === id)).toMatchObject([{ fields: { note } }]);
    }
    expect(again.state().needsAttention).toBe(0);
    again.close();
  }
}, 120_000);
