import { expect, test } from 'vitest';
import type { Result } from '../../src/domain/result.ts';
import { newDisk, type TestPhone, turnOn } from '../support/phone.ts';
import type { TestWorld } from '../support/world.ts';
import { newFate, onBadDisk, type Trouble } from './bad-disk.ts';
import { incident, patrol, signIn } from './given.ts';
import { newTown } from './given-server.ts';
import { recordsAt } from './server-side.ts';

/** What an officer does who is told that it was not saved. */
async function insist<T>(work: () => Promise<Result<T>>): Promise<T> {
  for (let times = 0; times < 3; times++) {
    const done = await work();
    if (done.ok) return done.value;
  }
  throw new Error('It is not saved three times in a row.');
}

/** A shift of one officer, in which every kind of transaction happens. Answers what was called saved. */
async function shift(phone: TestPhone, world: TestWorld): Promise<ReadonlyMap<string, string>> {
  const walk = await insist(() => phone.log('patrol', patrol({ note: 'Out.' })));
  await restful(phone);
  const seen = await insist(() => phone.log('incident', incident({ note: 'Bottles.' })));
  await insist(() => phone.change(seen, { note: 'Bottles, broken.' }));
  await insist(() => phone.saveDraft({ key: 'patrol:new', kind: 'patrol', fields: {} }));
  await world.pass(15_000);
  await restful(phone);
  await insist(() => phone.dropDraft('patrol:new'));
  await insist(() => phone.change(walk, { note: 'Home.' }));
  await restful(phone);
  return new Map([
    [walk, 'Home.'],
    [seen, 'Bottles, broken.'],
  ]);
}

const restful = (phone: TestPhone) => phone.until('rest', ({ sync }) => sync.phase !== 'busy');

/** The n-th call to storage fails; answers how many there were in the shift. */
async function live(failsAt: number, trouble: Trouble): Promise<number> {
  const { server, world } = await newTown();
  const fate = newFate();
  const phone = turnOn(world, { disk: onBadDisk(fate, newDisk()) });
  await signIn(phone, server, 'olive-officer');
  await phone.until('settled', ({ sync, reference }) => sync.phase === 'settled' && !!reference);
  let calls = 0;
  fate.trouble = ({ what }) => {
    // Nothing is too full to be read.
    if (trouble.startsWith('full') && what !== 'write') return null;
    calls += 1;
    return calls === failsAt ? trouble : null;
  };
  const saved = await shift(phone, world);
  const inShift = calls;
  await world.pass(6 * 60_000);
  await phone.syncNow();
  await phone.until('all sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');

  const stored = await recordsAt(server);
  for (const [id, note] of saved) {
    const here = phone.state().records.get(id)?.fields;
    const there = stored.filter((record) => record.id === id);
    expect([failsAt, here, there]).toMatchObject([failsAt, { note }, [{ fields: { note } }]]);
  }
  expect([failsAt, phone.state().needsAttention]).toEqual([failsAt, 0]);
  phone.close();
  return inShift;
}

test.each<Trouble>([
  'full',
  'full at the end',
  'lost',
  'taken away',
])('[S1] [S5] whichever call to storage fails (%s), what is called saved is on the phone and comes, once', async (trouble) => {
  const calls = await live(0, trouble);
  expect(calls).toBeGreaterThan(20);
  for (let failsAt = 1; failsAt <= calls; failsAt++) await live(failsAt, trouble);
}, 120_000);
