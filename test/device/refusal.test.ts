import { expect, test } from 'vitest';
import { changesSent, givenOlive, incident, must, patrol, syncsSent, type Town } from './given.ts';
import { recordsAt } from './server-side.ts';

/** No such place is on the partnership's lists: the phone can't tell, the server refuses. */
const unknownZone = { zones: ['atlantis'] };

async function givenRefused(): Promise<Town & { readonly id: string }> {
  const town = await givenOlive();
  const { world, phone } = town;
  const id = must(await phone.log('incident', incident({ ...unknownZone, note: 'Kept text.' })));
  await world.pass(15_000);
  await phone.until('refused', ({ needsAttention }) => needsAttention === 1);
  return { ...town, id };
}

test('[S4] a refused record stays on the phone with its reason and its text', async () => {
  const { server, phone, id } = await givenRefused();
  expect(phone.state().records.get(id)).toMatchObject({
    state: 'attention',
    isMine: true,
    fault: { code: 'unknown-entry' },
    fields: { note: 'Kept text.' },
    refused: { note: 'Kept text.', ...unknownZone },
  });
  expect(phone.state().unsent).toBe(0);
  expect(await recordsAt(server)).toEqual([]);
});

test('[S4] what comes after a refused record is not held up', async () => {
  const { server, phone } = await givenRefused();
  const next = must(await phone.log('patrol', patrol()));
  await phone.until('received', ({ records }) => records.get(next)?.state === 'received');
  expect(await recordsAt(server)).toMatchObject([{ id: next }]);
});

test('[S4] a refused record that is mended goes out whole, as a new change', async () => {
  const { server, world, phone, id } = await givenRefused();
  must(await phone.change(id, { zones: ['town-centre'] }));
  expect(phone.state().records.get(id)?.state).not.toBe('attention');
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
  expect(await recordsAt(server)).toMatchObject([
    { id, fields: { note: 'Kept text.', zones: ['town-centre'] } },
  ]);
  const [first, second] = changesSent(world);
  expect(second?.id).not.toBe(first?.id);
  expect(phone.state().needsAttention).toBe(0);
});

test('[S4] a refused record that is discarded is gone from the phone', async () => {
  const { phone, id } = await givenRefused();
  must(await phone.discardRefused(id));
  expect(phone.state().records.has(id)).toBe(false);
  expect(phone.state().needsAttention).toBe(0);
});

test('[S4] with a refused beginning that is discarded goes what was written behind it', async () => {
  const { world, phone } = await givenOlive();
  world.wire.weather = 'reply-lost';
  const id = must(await phone.log('patrol', patrol({ ...unknownZone })));
  await phone.until('no reply', ({ sync }) => sync.phase === 'waiting');
  world.wire.weather = 'offline';
  must(await phone.change(id, { note: 'Behind it.' }));
  world.wire.weather = 'clear';
  await phone.syncNow();
  await phone.until('refused', ({ needsAttention }) => needsAttention === 1);
  must(await phone.discardRefused(id));
  expect(phone.state()).toMatchObject({ unsent: 0, needsAttention: 0 });
  expect(phone.state().records.has(id)).toBe(false);
});

test('[S4] a refused change leaves what the server has, and shows what was refused beside it', async () => {
  const { server, phone } = await givenOlive();
  const id = must(await phone.log('patrol', patrol({ note: 'As it was.' })));
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
  must(await phone.change(id, { note: 'As I want it.', ...unknownZone }));
  await phone.until('refused', ({ needsAttention }) => needsAttention === 1);
  expect(phone.state().records.get(id)).toMatchObject({
    state: 'attention',
    fields: { note: 'As it was.' },
    refused: { note: 'As I want it.', ...unknownZone },
  });

  must(await phone.change(id, { zones: ['town-centre'] }));
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
  expect(await recordsAt(server)).toMatchObject([{ id, fields: { note: 'As I want it.' } }]);
});

test('[S4] what was written behind a refused beginning waits for it, and goes out with it', async () => {
  const { server, world, phone } = await givenOlive();
  world.wire.weather = 'reply-lost';
  const id = must(await phone.log('patrol', patrol({ ...unknownZone })));
  await phone.until('no reply', ({ sync }) => sync.phase === 'waiting');
  world.wire.weather = 'offline';
  must(await phone.change(id, { note: 'Written behind it.' }));
  world.wire.weather = 'clear';
  await phone.syncNow();
  await phone.until('refused', ({ needsAttention }) => needsAttention === 1);
  expect(phone.state().records.get(id)).toMatchObject({
    state: 'attention',
    fields: { note: 'Written behind it.' },
  });

  must(await phone.change(id, { zones: ['town-centre'] }));
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
  expect(await recordsAt(server)).toMatchObject([
    { id, version: 1, fields: { note: 'Written behind it.', zones: ['town-centre'] } },
  ]);
});

test('[S4] of a batch that the server cannot read, only the change that is to blame is refused', async () => {
  const { server, world, phone } = await givenOlive();
  world.wire.weather = 'offline';
  const ids: string[] = [];
  for (let n = 0; n < 9; n++) {
    ids.push(must(await phone.log('patrol', patrol({ note: n === 5 ? 'poison' : `walk ${n}` }))));
  }
  const answer = world.wire.server;
  world.wire.server = async (path, init) =>
    String(init.body).includes('poison') ? unreadable() : answer(path, init);
  world.wire.weather = 'clear';
  await phone.syncNow();
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');

  expect(phone.state().needsAttention).toBe(1);
  expect(phone.state().records.get(ids[5] ?? '')).toMatchObject({
    state: 'attention',
    fault: { code: 'malformed' },
    fields: { note: 'poison' },
  });
  expect(await recordsAt(server)).toHaveLength(8);
});

test('[S4] a server that reads nothing at all condemns no record', async () => {
  const { world, phone } = await givenOlive();
  world.wire.weather = 'offline';
  must(await phone.log('patrol', patrol()));
  must(await phone.log('patrol', patrol()));
  world.wire.server = async () => unreadable();
  world.wire.weather = 'clear';
  await phone.syncNow();
  expect(phone.state().sync).toMatchObject({ phase: 'waiting', fault: { code: 'malformed' } });
  expect(phone.state().needsAttention).toBe(0);
  expect(phone.state().unsent).toBe(2);
  expect(syncsSent(world).length).toBeLessThan(12);
});

const unreadable = (): Response => Response.json({ fault: { code: 'malformed' } }, { status: 400 });
