import { expect, test } from 'vitest';
import { checkJpeg } from '../../src/sync/jpeg.ts';
import { partBytesMax } from '../../src/sync/photos.ts';
import { turnOn } from '../support/phone.ts';
import { nextTurn } from '../support/world.ts';
import { incident, must, patrol, signIn } from './given.ts';
import {
  addOffline,
  atServer,
  givenIncident,
  isPart,
  isSent,
  onPhone,
  partsSent,
  photosOf,
  picture,
} from './given-photos.ts';
import { newTown } from './given-server.ts';

test('[S20] a photo goes out part by part, and its bytes leave the phone once the server has them all', async () => {
  const town = await givenIncident();
  const { server, world, phone, id } = town;
  const taken = await addOffline(town);
  expect(await onPhone(phone)).toEqual({ states: ['waiting'], pictures: 1 });
  const shares: number[] = [];
  const stop = phone.watch(() => shares.push(phone.state().photoOnWire?.share ?? -1));
  await world.pass(60_000);
  await isSent(phone);
  stop();
  const parts = Math.ceil(taken.bytes.length / partBytesMax);
  expect(partsSent(world)).toEqual(Array.from({ length: parts }, (_, i) => i * partBytesMax));
  expect(new Set(shares).size).toBeGreaterThan(parts);
  expect(phone.state().photoOnWire).toBeNull();
  expect(await atServer(server, id, taken)).toMatchObject({ isWhole: true, hash: taken.hash });
  expect(await onPhone(phone)).toEqual({ states: ['received'], pictures: 0 });
  expect(phone.state().photos).toMatchObject([{ receivedAt: expect.any(Number) }]);
});

test('[S20] text goes first: no byte of a photo before every change is out, and what is written meanwhile between two parts', async () => {
  const town = await givenIncident();
  const { world, phone, id } = town;
  await addOffline(town);
  const { server: answer } = world.wire;
  let note = 0;
  world.wire.server = async (path, init) => {
    const response = await answer(path, init);
    if (isPart({ path, method: init.method ?? '' }) && note < 3) {
      must(await phone.change(id, { note: `Number ${++note}.` }));
    }
    return response;
  };
  const from = world.wire.sent.length;
  await world.pass(60_000);
  await isSent(phone);
  const order = world.wire.sent.slice(from).flatMap((sent) => {
    if (isPart(sent)) return ['part'];
    const { changes = [] } = (sent.body ?? {}) as { changes?: unknown[] };
    return changes.length > 0 ? ['text'] : [];
  });
  const text = ['text', 'part'];
  expect(order.slice(0, 8)).toEqual([...text, ...text, ...text, ...text]);
  expect(note).toBe(3);
});

test('[S10] [S20] one request at a time, photos and text together', async () => {
  const town = await givenIncident();
  const { world, phone } = town;
  const { server: answer } = world.wire;
  let under = 0;
  let most = 0;
  world.wire.server = async (path, init) => {
    under += 1;
    most = Math.max(most, under);
    await nextTurn();
    const response = await answer(path, init);
    under -= 1;
    return response;
  };
  await addOffline(town);
  const tab = turnOn(world, { disk: phone.disk });
  await tab.until('ready', ({ stage }) => stage === 'ready');
  for (let i = 0; i < 5; i++) must(await tab.log('patrol', patrol()));
  await world.pass(60_000);
  await isSent(phone);
  expect(most).toBe(1);
});

test('[S20] while its record is not at the server, nothing of a photo goes out', async () => {
  const { server, world } = await newTown();
  const phone = turnOn(world);
  await signIn(phone, server, 'olive-officer');
  await phone.until('settled', ({ sync }) => sync.phase === 'settled');
  const id = must(await phone.log('incident', incident()));
  must(await (await photosOf(phone)).add(id, picture()));
  await world.pass(5000);
  expect(partsSent(world)).toEqual([]);
  await world.pass(15_000);
  await isSent(phone);
  expect(partsSent(world).length).toBeGreaterThan(1);
});

test('[S20] lost replies: the phone asks where the server is, and sends nothing twice', async () => {
  const town = await givenIncident();
  const { server, world, phone, id } = town;
  const taken = await addOffline(town);
  const { server: answer } = world.wire;
  world.wire.server = async (path, init) => {
    const response = await answer(path, init);
    if (isPart({ path, method: init.method ?? '' })) throw new TypeError('Failed to fetch');
    return response;
  };
  await world.pass(600_000);
  await isSent(phone);
  const parts = partsSent(world);
  expect(parts).toEqual(parts.map((_, i) => i * partBytesMax));
  expect(await atServer(server, id, taken)).toMatchObject({ isWhole: true, hash: taken.hash });
});

test('[S20] a wire on which everything comes twice makes one photo', async () => {
  const town = await givenIncident();
  const { server, world, phone, id } = town;
  const taken = await addOffline(town);
  world.wire.weather = 'twice';
  await world.pass(60_000);
  await isSent(phone);
  expect(await atServer(server, id, taken)).toMatchObject({ isWhole: true, hash: taken.hash });
});

test('[S10] while photos fail, tries grow seldom; a new change tries at once', async () => {
  const town = await givenIncident();
  const { world, phone, id } = town;
  await addOffline(town);
  const { server: answer } = world.wire;
  world.wire.server = async (path, init) => {
    if (path.startsWith('/api/photos/')) throw new TypeError('Failed to fetch');
    return answer(path, init);
  };
  const tries = () => world.wire.sent.filter(({ path }) => path.startsWith('/api/photos/')).length;
  await world.pass(3_600_000);
  expect(tries()).toBeLessThan(60);
  expect(phone.state().sync).toMatchObject({ phase: 'waiting', fault: { code: 'offline' } });
  const before = tries();
  must(await phone.change(id, { note: 'Still here.' }));
  await phone.until('out', ({ unsent }) => unsent === 0);
  await phone.until('tried', () => tries() === before + 1);
});

test('what is made by hand for these tests is a photo', () => {
  expect(checkJpeg(picture().bytes, picture())).toEqual({ ok: true, value: { isWhole: true } });
});
