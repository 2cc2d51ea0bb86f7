import { expect, test } from 'vitest';
import { turnOn } from '../support/phone.ts';
import { newFate, onBadDisk, type Trouble } from './bad-disk.ts';
import { givenOlive, incident, must, signIn } from './given.ts';
import { atServer, givenIncident, isSent, onPhone, photosOf, picture } from './given-photos.ts';
import { rowsIn } from './rows-in.ts';
import { recordsAt } from './server-side.ts';

const hashesOf = (fields: object | undefined): string[] =>
  ((fields as { photos?: { hash: string }[] } | undefined)?.photos ?? []).map(({ hash }) => hash);

test('[S1] [S20] a photo is on the phone with the record that names it, in one flushed transaction', async () => {
  const fate = newFate();
  const { world, phone, id, photos } = await givenIncident({ disk: onBadDisk(fate) });
  world.wire.weather = 'offline';
  const transactions: string[] = [];
  fate.trouble = ({ what, table, mode, durability }) => {
    if (what === 'transaction' && mode === 'readwrite') transactions.push(durability);
    if (what === 'write') transactions.push(table);
    return null;
  };
  const taken = picture();
  must(await photos.add(id, taken));
  expect(transactions.slice(0, 4)).toEqual(['strict', 'changes', 'photos', 'pictures']);
  expect(hashesOf(phone.state().records.get(id)?.fields)).toEqual([taken.hash]);
  expect(phone.state()).toMatchObject({ unsent: 1, photosUnsent: 1 });
  expect(must(await photos.read(id, taken.hash))).toEqual(taken.bytes.buffer);
  // 500 of them fit into the memory of any phone: their bytes are not among what is seen.
  expect(JSON.stringify(phone.state().photos).length).toBeLessThan(400);
});

test.each<Trouble>([
  'full',
  'full at the end',
])('[S20] on a full phone (%s) a photo is refused, the record is as before, and text still finds room', async (trouble) => {
  const fate = newFate();
  const { world, phone, id, photos } = await givenIncident({ disk: onBadDisk(fate) });
  await phone.until('looked around', ({ storage }) => storage.quotaBytes !== null);
  world.wire.weather = 'offline';
  fate.trouble = ({ what, table }) => (what === 'write' && table === 'pictures' ? trouble : null);
  expect(await photos.add(id, picture())).toEqual({ ok: false, fault: { code: 'storage-full' } });
  expect(hashesOf(phone.state().records.get(id)?.fields)).toEqual([]);
  expect(phone.state()).toMatchObject({ unsent: 0, photosUnsent: 0, storage: { isFull: false } });
  expect(await onPhone(phone)).toEqual({ states: [], pictures: 0 });
  // What is given up for words was not given up for a picture.
  expect(await rowsIn(phone.disk, 'olive-officer', 'ballast')).toHaveLength(1);
  must(await phone.change(id, { note: 'Words.' }));
});

test('[S20] where room runs short a photo is refused before words would be', async () => {
  const room = async () => ({ usedBytes: 90_000_000, quotaBytes: 100_000_000 });
  const { phone, id, photos } = await givenIncident({ platform: { room } });
  expect(await photos.add(id, picture())).toEqual({ ok: false, fault: { code: 'storage-full' } });
  expect(await onPhone(phone)).toEqual({ states: [], pictures: 0 });
});

test('[S20] storage that keeps something else than it was given is found out at once', async () => {
  const fate = newFate();
  const { phone, id, photos } = await givenIncident({ disk: onBadDisk(fate) });
  const taken = picture();
  const other = { ...taken, hash: picture({ seed: 9 }).hash };
  expect(await photos.add(id, other)).toEqual({ ok: false, fault: { code: 'storage-closed' } });
  expect(await onPhone(phone)).toEqual({ states: [], pictures: 0 });
  expect(hashesOf(phone.state().records.get(id)?.fields)).toEqual([]);
});

test('[S1] a phone that dies while a photo is saved has both of it or nothing', async () => {
  for (let diesAt = 1; diesAt <= 4; diesAt++) {
    const fate = newFate();
    const { world, phone, id, photos } = await givenIncident({ disk: onBadDisk(fate) });
    world.wire.weather = 'offline';
    let writes = 0;
    fate.trouble = ({ what }) => {
      if (what === 'write') writes += 1;
      if (writes < diesAt) return null;
      phone.kill();
      return 'dead';
    };
    const added = photos.add(id, picture()).catch(() => null);
    await phone.until('tried', () => writes >= diesAt || writes >= 3);
    await Promise.race([added, new Promise((resolve) => setImmediate(resolve))]);
    fate.trouble = () => null;
    phone.kill();
    const again = turnOn(world, { disk: phone.disk });
    await again.until('ready', ({ stage }) => stage === 'ready');
    const named = hashesOf(again.state().records.get(id)?.fields).length;
    const here = await onPhone(again);
    expect([diesAt, here.states.length, here.pictures]).toEqual([diesAt, named, named]);
    expect(named).toBe(diesAt <= 3 ? 0 : 1);
    again.close();
  }
});

test('a record takes as many photos as the partnership says, each once', async () => {
  const { world, phone, id, photos } = await givenIncident();
  world.wire.weather = 'offline';
  for (const seed of [1, 1, 2, 3, 4]) must(await photos.add(id, picture({ seed })));
  expect(hashesOf(phone.state().records.get(id)?.fields)).toHaveLength(4);
  expect(await photos.add(id, picture({ seed: 5 }))).toEqual({
    ok: false,
    fault: { code: 'too-large', where: 'photos' },
  });
  expect(await onPhone(phone)).toMatchObject({ pictures: 4 });
});

test('photos added at once, and in two tabs, are all there', async () => {
  const { world, phone, id, photos } = await givenIncident();
  world.wire.weather = 'offline';
  const tab = turnOn(world, { disk: phone.disk });
  await tab.until('ready', ({ records }) => records.has(id));
  const elsewhere = await photosOf(tab);
  const added = [1, 2].map((seed) => photos.add(id, picture({ seed })));
  const also = [3, 4].map((seed) => elsewhere.add(id, picture({ seed })));
  for (const one of [...added, ...also]) must(await one);
  await phone.until('all', ({ records }) => hashesOf(records.get(id)?.fields).length === 4);
  expect(await onPhone(phone)).toMatchObject({ pictures: 4 });
});

test('[S20] a photo taken off its record is gone from the phone and from the server', async () => {
  const { server, phone, id, photos } = await givenIncident();
  const [first, second] = [picture({ seed: 1 }), picture({ seed: 2 })];
  must(await photos.add(id, first));
  must(await photos.add(id, second));
  await isSent(phone);
  must(await photos.remove(id, first.hash));
  expect(await onPhone(phone)).toEqual({ states: ['received'], pictures: 0 });
  await isSent(phone);
  expect(hashesOf((await recordsAt(server))[0]?.fields)).toEqual([second.hash]);
  expect((await atServer(server, id, first)).bytesHere).toBe(0);
  expect((await atServer(server, id, second)).isWhole).toBe(true);
  must(await photos.remove(id, second.hash));
  await isSent(phone);
  expect((await recordsAt(server))[0]?.fields).not.toHaveProperty('photos');
});

test('[S20] before it went out, a photo that is taken off never was', async () => {
  const { server, world, phone, id, photos } = await givenIncident();
  world.wire.weather = 'offline';
  const taken = picture();
  must(await photos.add(id, taken));
  must(await photos.remove(id, taken.hash));
  expect(await onPhone(phone)).toEqual({ states: [], pictures: 0 });
  world.wire.weather = 'clear';
  await world.pass(60_000);
  await isSent(phone);
  expect(world.wire.sent.filter(({ path }) => path.startsWith('/api/photos'))).toEqual([]);
  expect(await atServer(server, id, taken)).toMatchObject({ bytesHere: 0 });
});

test('an incident that is taken back takes its photos with it, in its own transaction', async () => {
  const { world, phone } = await givenOlive();
  const id = must(await phone.log('incident', incident()));
  must(await (await photosOf(phone)).add(id, picture()));
  expect(await onPhone(phone)).toMatchObject({ pictures: 1 });
  must(await phone.remove(id));
  expect(await onPhone(phone)).toEqual({ states: [], pictures: 0 });
  expect(phone.state()).toMatchObject({ unsent: 0, photosUnsent: 0 });
  await world.pass(60_000);
  expect(world.wire.sent.filter(({ path }) => path.startsWith('/api/photos'))).toEqual([]);
});

test('[S4] a refused record keeps its photos until it is discarded, and they go with it', async () => {
  const { world, phone } = await givenOlive();
  const id = must(await phone.log('incident', incident({ zones: ['atlantis'] })));
  must(await (await photosOf(phone)).add(id, picture()));
  await world.pass(15_000);
  await phone.until('refused', ({ needsAttention }) => needsAttention === 1);
  await world.pass(120_000);
  await phone.until('settled', ({ sync }) => sync.phase === 'settled');
  expect(await onPhone(phone)).toEqual({ states: ['waiting'], pictures: 1 });
  expect(world.wire.sent.filter(({ path }) => path.startsWith('/api/photos'))).toEqual([]);
  must(await phone.discardRefused(id));
  expect(await onPhone(phone)).toEqual({ states: [], pictures: 0 });
});

test('[S4] a refused record that is mended goes out with its photos', async () => {
  const { server, world, phone } = await givenOlive();
  const taken = picture();
  const id = must(await phone.log('incident', incident({ zones: ['atlantis'] })));
  must(await (await photosOf(phone)).add(id, taken));
  await world.pass(15_000);
  await phone.until('refused', ({ needsAttention }) => needsAttention === 1);
  must(await phone.change(id, { zones: ['town-centre'] }));
  await isSent(phone);
  expect(await atServer(server, id, taken)).toMatchObject({ isWhole: true });
});

test('[S20] a photo of a refused change goes when that is discarded, the others stay', async () => {
  const { world, phone, id, photos } = await givenIncident();
  const [kept, late] = [picture({ seed: 1 }), picture({ seed: 2 })];
  must(await photos.add(id, kept));
  await isSent(phone);
  // Past the hours in which a record may be changed.
  world.setClock(world.now() + 5 * 24 * 3_600_000);
  must(await photos.add(id, late));
  await phone.until('refused', ({ needsAttention }) => needsAttention === 1);
  expect(await onPhone(phone)).toMatchObject({ pictures: 1 });
  must(await phone.discardRefused(id));
  await phone.syncNow();
  await phone.until('dropped', ({ photosUnsent }) => photosUnsent === 0);
  expect(await onPhone(phone)).toEqual({ states: ['received'], pictures: 0 });
});

test('[S15] photos of a record that its author deleted on another phone leave this one', async () => {
  const { server, world, phone, id, photos } = await givenIncident();
  world.wire.instead.push(
    ...Array.from({ length: 40 }, () => () => new Response(null, { status: 503 })),
  );
  must(await photos.add(id, picture()));
  await phone.until('trouble', ({ sync }) => sync.phase === 'waiting');
  expect(await onPhone(phone)).toMatchObject({ pictures: 1 });
  world.wire.instead.length = 0;
  await world.pass(120_000);
  await isSent(phone);
  const second = picture({ seed: 2 });
  world.wire.weather = 'offline';
  must(await photos.add(id, second));
  const elsewhere = turnOn({ ...world, fetch: server.newBrowser() });
  await signIn(elsewhere, server, 'olive-officer');
  await elsewhere.until('there', ({ records }) => records.has(id));
  must(await elsewhere.remove(id));
  await elsewhere.until('sent', ({ unsent }) => unsent === 0);

  world.wire.weather = 'clear';
  await world.pass(60_000);
  await phone.until('refused', ({ needsAttention }) => needsAttention === 1);
  // What was written and not taken keeps its photo until its author lets it go.
  expect(await onPhone(phone)).toMatchObject({ pictures: 1 });
  must(await phone.discardRefused(id));
  await phone.syncNow();
  await phone.until(
    'gone',
    ({ photosUnsent, sync }) => photosUnsent === 0 && sync.phase === 'settled',
  );
  expect(await onPhone(phone)).toEqual({ states: [], pictures: 0 });
});

test('[S8] signing out keeps unsent photos for their author, and the next person is told of them', async () => {
  const { server, world, phone, id, photos } = await givenIncident();
  const taken = picture();
  world.wire.weather = 'offline';
  must(await photos.add(id, taken));
  must(await photos.add(id, picture({ seed: 2 })));
  must(await phone.signOut());
  world.wire.weather = 'clear';
  await signIn(phone, server, 'otto-officer');
  await phone.until('told', ({ others }) => others.length === 1);
  expect(phone.state().others).toMatchObject([{ name: 'Olive Officer', photos: 2 }]);
  expect(phone.state().photosUnsent).toBe(0);
  expect(await onPhone(phone)).toMatchObject({ pictures: 2 });
  await signIn(phone, server, 'olive-officer');
  await phone.until(
    'Olive',
    ({ person, records }) => person?.id === 'olive-officer' && records.has(id),
  );
  await isSent(phone);
  expect(await atServer(server, id, taken)).toMatchObject({ isWhole: true });
});
