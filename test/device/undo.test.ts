import { expect, test } from 'vitest';
import { changesSent, givenOlive, incident, must, patrol } from './given.ts';
import { rowsIn } from './rows-in.ts';
import { recordsAt } from './server-side.ts';

test('taken back within the time for Undo, a record leaves no trace and sends nothing', async () => {
  const { server, world, phone } = await givenOlive();
  const id = must(await phone.log('incident', incident()));
  await world.pass(5000);
  must(await phone.remove(id));
  expect(phone.state().records.has(id)).toBe(false);
  expect(phone.state().unsent).toBe(0);

  await world.pass(120_000);
  await phone.until('settled', ({ sync }) => sync.phase === 'settled');
  expect(await rowsIn(phone.disk, 'olive-officer', 'changes')).toEqual([]);
  expect(changesSent(world)).toEqual([]);
  expect(await recordsAt(server)).toEqual([]);
});

test('a record that never went out is simply gone, however late it is taken back', async () => {
  const { world, phone } = await givenOlive();
  world.wire.weather = 'offline';
  const id = must(await phone.log('incident', incident()));
  must(await phone.change(id, { note: 'Twice.' }));
  world.setClock(world.now() + 5000);
  must(await phone.remove(id));
  expect(await rowsIn(phone.disk, 'olive-officer', 'changes')).toEqual([]);
});

test('taken back after it went out, it is deleted at the server too', async () => {
  const { server, world, phone } = await givenOlive();
  const id = must(await phone.log('incident', incident()));
  await world.pass(15_000);
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
  must(await phone.remove(id));
  expect(phone.state().records.has(id)).toBe(false);
  await phone.until('sent', ({ unsent }) => unsent === 0);
  expect(await recordsAt(server)).toMatchObject([{ id, isDeleted: true }]);
  expect(phone.state().records.has(id)).toBe(false);
});

test('taken back while nobody knows whether it arrived, it is deleted at the server', async () => {
  const { server, world, phone } = await givenOlive();
  world.wire.weather = 'reply-lost';
  const id = must(await phone.log('incident', incident()));
  await world.pass(11_000);
  await phone.until('no reply', ({ sync }) => sync.phase === 'waiting');
  expect(await recordsAt(server)).toMatchObject([{ id, isDeleted: false }]);

  world.wire.weather = 'clear';
  must(await phone.remove(id));
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  expect(await recordsAt(server)).toMatchObject([{ id, isDeleted: true }]);
});

test('what is added within the time for Undo travels as one change', async () => {
  const { server, world, phone } = await givenOlive();
  const id = must(await phone.log('incident', incident({ note: 'Two of them.' })));
  must(await phone.change(id, { groupSize: 'few' }));
  must(await phone.change(id, { note: null }));
  await world.pass(15_000);
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
  expect(changesSent(world)).toMatchObject([{ record: id, base: 0 }]);
  const fields = incident({ groupSize: 'few' });
  expect(await recordsAt(server)).toMatchObject([{ id, version: 1, fields }]);
});

test('put away, the phone holds nothing back: an incident goes out when the page is hidden', async () => {
  const { server, world, phone } = await givenOlive();
  const before = changesSent(world).length;
  phone.hide();
  const id = must(await phone.log('incident', incident()));
  phone.comeBack();
  await phone.until('settled', ({ sync }) => sync.phase === 'settled');
  expect(changesSent(world).length).toBe(before);
  phone.hide();
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
  expect(phone.state().records.get(id)?.undoUntil).toBeUndefined();
  expect(await recordsAt(server)).toMatchObject([{ id, version: 1 }]);
});

test('[S10] put away while the server asks to wait, and seen again: what is logged then is held for its time', async () => {
  const { world, phone } = await givenOlive();
  must(await phone.log('incident', incident({ note: 'Before.' })));
  const fault = { code: 'too-often', retryAfterSeconds: 5 };
  world.wire.instead.push(() => Response.json({ fault }, { status: 429 }));
  const walk = must(await phone.log('patrol', patrol()));
  await phone.until('asked to wait', ({ sync }) => sync.phase === 'waiting');
  phone.hide();
  await world.pass(1000);
  phone.comeBack();
  const id = must(await phone.log('incident', incident({ note: 'After.' })));
  await world.pass(8000);
  await phone.until('sent', ({ records }) => records.get(walk)?.state === 'received');
  expect(phone.state().records.get(id)?.undoUntil).toBeDefined();
  must(await phone.remove(id));
  await world.pass(60_000);
  expect(changesSent(world).filter(({ record }) => record === id)).toEqual([]);
});

test('a page that is hidden with nothing held asks for nothing', async () => {
  const { world, phone } = await givenOlive();
  const before = world.wire.sent.length;
  phone.hide();
  await world.pass(1000);
  expect(world.wire.sent.length).toBe(before);
});

test('a patrol is not held back: it goes at once', async () => {
  const { phone } = await givenOlive();
  const id = must(await phone.log('patrol', patrol()));
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
});

test('a clock that was set back by years does not hold a record for years', async () => {
  const { world, phone } = await givenOlive();
  const id = must(await phone.log('incident', incident()));
  world.setClock(world.now() - 10 * 365 * 24 * 3_600_000);
  await phone.syncNow();
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
});
