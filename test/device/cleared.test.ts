import { expect, test } from 'vitest';
import { newDisk, type TestPhone, turnOn } from '../support/phone.ts';
import type { TestWorld } from '../support/world.ts';
import { givenOlive, incident, must, patrol, syncsSent } from './given.ts';

const cleared = (world: TestWorld): TestPhone => turnOn(world, { disk: newDisk() });

test('[S17] a phone whose storage was cleared goes on as the person whom its cookie signs in, and says how much never came', async () => {
  const { world, phone } = await givenOlive();
  const kept = must(await phone.log('patrol', patrol({ note: 'Arrived.' })));
  await phone.until('sent', ({ records }) => records.get(kept)?.state === 'received');
  must(await phone.log('incident', incident()));
  await phone.syncNow();
  expect(syncsSent(world).at(-1)).toMatchObject({ waiting: 1, changes: [] });
  phone.kill();

  const again = cleared(world);
  await again.until('there', ({ records }) => records.has(kept));
  expect(again.state()).toMatchObject({
    stage: 'ready',
    person: { id: 'olive-officer' },
    cleared: { neverCame: 1 },
  });
  again.kill();
  const later = turnOn(world, { disk: again.disk });
  await later.until('still said', (state) => state.cleared?.neverCame === 1);
  must(await later.heardCleared());
  expect(later.state().cleared).toBeNull();
});

test('[S17] with no signal a phone with nothing in it says what can be known, and asks when there is some', async () => {
  const { world, phone } = await givenOlive();
  phone.kill();
  world.wire.weather = 'offline';
  const again = cleared(world);
  await again.until('blank', ({ blank }) => blank === 'no-signal');
  expect(again.state().stage).toBe('nobody');
  world.wire.weather = 'clear';
  again.comeBack();
  await again.until('ready', ({ person }) => person?.id === 'olive-officer');
});

test('[S17] a phone that was never used, or that somebody signed out of, asks for nobody', async () => {
  const { world, phone } = await givenOlive();
  world.wire.weather = 'offline';
  must(await phone.signOut());
  world.wire.weather = 'clear';
  const asked = () =>
    world.wire.sent.filter(({ method, path }) => method === 'GET' && path === '/api/session')
      .length;
  const before = asked();
  phone.kill();
  const again = turnOn(world, { disk: phone.disk });
  await again.until('nobody', ({ stage }) => stage === 'nobody');
  await world.pass(60_000);
  expect(again.state().stage).toBe('nobody');
  expect(asked()).toBe(before);
});
