import { expect, test } from 'vitest';
import { newDisk, turnOn } from '../support/phone.ts';
import { changesSent, givenOlive, incident, must, patrol } from './given.ts';

test('[S1] a record is there in a fresh app on the same disk as soon as log() resolves', async () => {
  const { world, phone } = await givenOlive();
  world.wire.weather = 'offline';
  const id = must(await phone.log('incident', incident({ note: 'Bench broken.' })));
  phone.kill();

  const again = turnOn(world, { disk: phone.disk });
  await again.until('ready', ({ stage }) => stage === 'ready');
  expect(again.state().records.get(id)?.fields).toEqual(incident({ note: 'Bench broken.' }));
  expect(again.state().records.get(id)?.state).toBe('saved');
  expect(again.state().unsent).toBe(1);
});

test('a record goes out after the time for Undo, and comes back with its receipt', async () => {
  const { world, phone } = await givenOlive();
  const id = must(await phone.log('incident', incident()));
  const undoMs = (phone.state().reference?.partnership.policy.undoSeconds ?? 0) * 1000;
  expect(phone.state().records.get(id)?.undoUntil).toBe(world.now() + undoMs);
  expect(changesSent(world)).toEqual([]);

  await world.pass(undoMs);
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
  expect(phone.state().records.get(id)?.receipt?.code).toMatch(/^[A-Z]+-\d{4}$/);
  expect(phone.state().records.get(id)?.undoUntil).toBeUndefined();
  expect(phone.state().unsent).toBe(0);
  expect(changesSent(world)).toHaveLength(1);
});

test('a phone with nobody on it says so, and takes nothing', async () => {
  const { world } = await givenOlive();
  const phone = turnOn(world, { disk: newDisk() });
  await phone.until('nobody', ({ stage }) => stage === 'nobody');
  expect(await phone.log('patrol', patrol())).toEqual({ ok: false, fault: { code: 'signed-out' } });
});
