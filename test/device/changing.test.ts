import { expect, test } from 'vitest';
import type { Referral } from '../../src/domain/referral.ts';
import { turnOn } from '../support/phone.ts';
import { reference } from '../support/seed-files.ts';
import { newWorld } from '../support/world.ts';
import { changesSent, givenOlive, incident, must, patrol, signIn, type Town } from './given.ts';
import { recordsAt } from './server-side.ts';

/** Hana's phone: the hub worker, who moves on what Olive refers. */
async function givenHana({ server, world }: Town) {
  const hanas = newWorld(server.newBrowser(), 2, world.now());
  const phone = turnOn(hanas);
  await signIn(phone, server, 'hana-hubworker');
  await phone.until('settled', ({ sync }) => sync.phase === 'settled');
  return { phone, world: hanas };
}

const referral = (at: number): Referral => ({
  hub: 'youth-hub-326',
  agreement: 'agreed',
  from: at,
  name: 'J',
  reasons: ['wants-activities'],
  screenedClear: reference.lists.screeningQuestions.map(({ id }) => id),
  zones: ['town-centre'],
  status: 'submitted',
  statusAt: at,
});

test('edits made while one is on its way travel one after the other, and rest on each other', async () => {
  const { server, world, phone } = await givenOlive();
  world.wire.weather = 'reply-lost';
  const id = must(await phone.log('patrol', patrol({ note: 'one' })));
  await phone.until('no reply', ({ sync }) => sync.phase === 'waiting');
  world.wire.weather = 'offline';
  must(await phone.change(id, { note: 'two' }));
  must(await phone.change(id, { note: 'three' }));
  world.wire.weather = 'clear';
  await phone.syncNow();
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  const distinct = new Map(changesSent(world).map((change) => [change.id, change]));
  expect([...distinct.values()].map(({ base, fields }) => [base, fields.note])).toEqual([
    [0, 'one'],
    [1, 'three'],
  ]);
  expect(await recordsAt(server)).toMatchObject([{ id, version: 2, fields: { note: 'three' } }]);
});

test('one’s own edits keep their order although the clock went backwards between them', async () => {
  const { server, world, phone } = await givenOlive();
  const id = must(await phone.log('patrol', patrol({ note: 'one' })));
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  world.wire.weather = 'reply-lost';
  must(await phone.change(id, { note: 'two' }));
  await phone.until('no reply', ({ sync }) => sync.phase === 'waiting');
  world.setClock(world.now() - 600_000);
  must(await phone.change(id, { note: 'three' }));
  world.wire.weather = 'clear';
  await phone.syncNow();
  await phone.until('sent', ({ unsent }) => unsent === 0);
  expect(await recordsAt(server)).toMatchObject([{ id, version: 3, fields: { note: 'three' } }]);
  expect(phone.state().records.get(id)?.superseded).toBeUndefined();
});

test('[S6] two people’s edits of different fields both stand on both phones', async () => {
  const town = await givenOlive();
  const { server, world, phone } = town;
  const hana = await givenHana(town);
  const id = must(await phone.log('referral', referral(world.now())));
  await phone.until('sent', ({ unsent }) => unsent === 0);
  await hana.phone.syncNow();
  hana.world.wire.weather = 'offline';
  must(await hana.phone.change(id, { status: 'received', statusAt: world.now() }));
  must(await phone.change(id, { language: 'Welsh' }));
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  hana.world.wire.weather = 'clear';
  await hana.phone.syncNow();
  await hana.phone.until('sent', ({ unsent }) => unsent === 0);
  const expected = { language: 'Welsh', status: 'received' };
  expect(await recordsAt(server)).toMatchObject([{ id, version: 3, fields: expected }]);
  expect(hana.phone.state().records.get(id)?.fields).toMatchObject(expected);
});

test('a record of which one sees only a part can still be changed in that part', async () => {
  const town = await givenOlive();
  const { world, phone } = town;
  const hana = await givenHana(town);
  const id = must(await phone.log('referral', referral(world.now())));
  await phone.until('sent', ({ unsent }) => unsent === 0);
  await hana.phone.syncNow();
  must(await hana.phone.change(id, { status: 'received', statusAt: world.now() }));
  await hana.phone.until('sent', ({ unsent }) => unsent === 0);
  await phone.syncNow();
  expect(phone.state().records.get(id)?.fields).not.toHaveProperty('name');

  const wrong = await phone.change(id, { status: 'gone to the moon' });
  expect(wrong).toMatchObject({ ok: false, fault: { code: 'malformed' } });
  must(await phone.change(id, { status: 'withdrawn', statusAt: world.now() }));
});

test('what is not right is said at once, and nothing is written', async () => {
  const { phone } = await givenOlive();
  const bad = await phone.log('incident', { ...incident(), note: '' });
  expect(bad).toMatchObject({ ok: false, fault: { code: 'malformed' } });
  const id = must(await phone.log('patrol', patrol()));
  expect(await phone.change(id, { crew: null })).toMatchObject({ ok: false });
  expect(await phone.change(id, { colour: 'blue' })).toMatchObject({
    ok: false,
    fault: { code: 'unknown-field', where: 'colour' },
  });
  expect(await phone.change('no-such-id', {})).toMatchObject({ fault: { code: 'not-found' } });
  expect(await phone.remove('no-such-id')).toMatchObject({ fault: { code: 'not-found' } });
  expect(phone.state().records.get(id)?.fields).toEqual(patrol());
});

test('what is seen is a new value at every change, and the same one otherwise', async () => {
  const { phone } = await givenOlive();
  const before = phone.state();
  expect(phone.state()).toBe(before);
  const heard: number[] = [];
  const stop = phone.watch(() => heard.push(phone.state().records.size));
  must(await phone.log('incident', incident()));
  stop();
  must(await phone.log('incident', incident()));
  expect(phone.state()).not.toBe(before);
  expect(phone.state().records).not.toBe(before.records);
  expect(heard).toContain(1);
  expect(heard).not.toContain(2);
});
