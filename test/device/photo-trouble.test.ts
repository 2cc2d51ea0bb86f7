import { expect, test } from 'vitest';
import { turnOn } from '../support/phone.ts';
import { must, signIn } from './given.ts';
import {
  addOffline,
  atServer,
  givenIncident,
  isPart,
  isSent,
  onPhone,
  partsSent,
  picture,
} from './given-photos.ts';
import { forgetAll, recordsAt, renewEpoch } from './server-side.ts';

test('[S12] [S20] a hotel’s page, or another server’s word, is no word that a photo came', async () => {
  const town = await givenIncident();
  const { world, phone } = town;
  const taken = await addOffline(town);
  const other = { bytes: taken.bytes.length, isWhole: true, hash: picture({ seed: 2 }).hash };
  const { server: answer } = world.wire;
  const lies = [
    () => new Response('<title>Hotel</title>', { headers: { 'content-type': 'text/html' } }),
    () => Response.json({ ok: true }),
    () => Response.json(other),
    () => Response.json({ ...other, hash: taken.hash, isWhole: 'yes' }),
  ];
  let told = 0;
  world.wire.server = async (path, init) =>
    path.startsWith('/api/photos/')
      ? (lies[told++ % lies.length]?.() ?? Response.error())
      : answer(path, init);
  await world.pass(600_000);
  expect(told).toBeGreaterThan(8);
  expect(await onPhone(phone)).toEqual({ states: ['waiting'], pictures: 1 });
  world.wire.server = answer;
  await world.pass(600_000);
  await isSent(phone);
});

test('[S20] a photo that the server refuses keeps its reason and its bytes until it is taken off', async () => {
  const town = await givenIncident();
  const { server, world, phone, id, photos } = town;
  const [wrong, right] = [picture({ seed: 1 }), picture({ seed: 2 })];
  const bytes = Uint8Array.from(wrong.bytes);
  bytes.set([0xff, 0xd9], bytes.length - 2);
  bytes.set([0, 0], 200);
  // The phone never makes such a one: of another size than it says.
  must(await photos.add(id, { ...wrong, width: 1599 }));
  must(await photos.add(id, right));
  await phone.until('refused', ({ needsAttention }) => needsAttention === 1);
  await isSent(phone);
  expect(phone.state().photos.find(({ hash }) => hash === wrong.hash)).toMatchObject({
    state: 'refused',
    fault: { code: 'not-a-photo', where: 'marker c0' },
  });
  expect(must(await photos.read(id, wrong.hash))).not.toBeNull();
  expect(await atServer(server, id, right)).toMatchObject({ isWhole: true });
  const asked = world.wire.sent.length;
  await world.pass(600_000);
  expect(world.wire.sent.slice(asked).filter(isPart)).toEqual([]);
  must(await photos.remove(id, wrong.hash));
  await isSent(phone);
  expect(phone.state()).toMatchObject({ needsAttention: 0, photosUnsent: 0 });
  expect(await onPhone(phone)).toEqual({ states: ['received'], pictures: 0 });
});

test('a refused photo may be let go of without touching its record', async () => {
  const { server, phone, id, photos } = await givenIncident();
  const wrong = picture();
  must(await photos.add(id, { ...wrong, width: 1599 }));
  await phone.until('refused', ({ needsAttention }) => needsAttention === 1);
  await isSent(phone);
  const [{ version } = { version: 0 }] = await recordsAt(server);
  must(await photos.giveUp(id, wrong.hash));
  expect(phone.state().needsAttention).toBe(0);
  expect(await onPhone(phone)).toEqual({ states: [], pictures: 0 });
  await phone.syncNow();
  expect(await recordsAt(server)).toMatchObject([{ version }]);
});

test('[S20] bytes that a phone’s storage has spoiled are told, not sent', async () => {
  const town = await givenIncident();
  const { world, phone, id } = town;
  const taken = await addOffline(town);
  phone.kill();
  await spoil(phone.disk.indexedDB, [id, taken.hash]);
  const again = turnOn(world, { disk: phone.disk });
  await again.until('told', ({ needsAttention }) => needsAttention === 1);
  expect(again.state().photos).toMatchObject([
    { state: 'refused', fault: { code: 'not-a-photo', where: 'damaged on this phone' } },
  ]);
  expect(partsSent(world)).toEqual([]);
});

async function spoil(databases: IDBFactory, key: readonly string[]): Promise<void> {
  const opened = databases.open('beatbook-person-olive-officer');
  await new Promise((resolve) => {
    opened.onsuccess = resolve;
  });
  const table = opened.result.transaction('pictures', 'readwrite').objectStore('pictures');
  const read = table.get(key as string[]);
  await new Promise((resolve) => {
    read.onsuccess = resolve;
  });
  const bytes = new Uint8Array(read.result.bytes);
  bytes.set([(bytes[1000] ?? 0) ^ 1], 1000);
  await new Promise((resolve) => {
    table.put(read.result).onsuccess = resolve;
  });
  opened.result.close();
}

test('[S20] where a proxy takes less, or the signal is too weak for a part, parts become smaller', async () => {
  const town = await givenIncident();
  const { server, world, phone, id } = town;
  const taken = await addOffline(town);
  const { server: answer } = world.wire;
  const lengths: number[] = [];
  world.wire.server = async (path, init) => {
    if (!isPart({ path, method: init.method ?? '' })) return answer(path, init);
    const { length } = init.body as Uint8Array;
    lengths.push(length);
    return length > 9000 ? new Response('<h1>413</h1>', { status: 413 }) : answer(path, init);
  };
  for (let minute = 0; minute < 60 && phone.state().photosUnsent > 0; minute++) {
    await world.pass(60_000);
  }
  await isSent(phone);
  expect(lengths.slice(0, 3)).toEqual([32768, 16384, 8192]);
  expect(await atServer(server, id, taken)).toMatchObject({ isWhole: true });
});

test('[S14] with the sign-in ended a photo waits, and goes after the next one', async () => {
  const town = await givenIncident();
  const { server, world, phone, id } = town;
  const taken = await addOffline(town);
  const { server: answer } = world.wire;
  world.wire.server = async (path, init) =>
    path.startsWith('/api/photos/')
      ? Response.json({ fault: { code: 'signed-out' } }, { status: 401 })
      : answer(path, init);
  await world.pass(60_000);
  await phone.until('told', ({ sync }) => sync.phase === 'signed-out');
  expect(await onPhone(phone)).toEqual({ states: ['waiting'], pictures: 1 });
  world.wire.server = answer;
  await signIn(phone, server, 'olive-officer');
  await isSent(phone);
  expect(await atServer(server, id, taken)).toMatchObject({ isWhole: true });
});

test('[S13] [S20] a server put back to before the photo gets it from its beginning', async () => {
  const town = await givenIncident();
  const { server, world, phone, id } = town;
  const taken = await addOffline(town);
  const { server: answer } = world.wire;
  let parts = 0;
  world.wire.server = async (path, init) => {
    if (isPart({ path, method: init.method ?? '' }) && ++parts === 4) {
      await forgetAll(server);
      await server.database.sql.deleteFrom('photo_part').execute();
      await server.database.sql.deleteFrom('photo').execute();
      await renewEpoch(server, 'another life');
    }
    return answer(path, init);
  };
  for (let i = 0; i < 10 && phone.state().photosUnsent > 0; i++) await world.pass(60_000);
  await isSent(phone);
  expect(await atServer(server, id, taken)).toMatchObject({ isWhole: true, hash: taken.hash });
});
