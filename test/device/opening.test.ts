import { expect, test } from 'vitest';
import { type Disk, newDisk, turnOn } from '../support/phone.ts';
import { newWorld, nextTurn } from '../support/world.ts';
import { givenOlive, incident, must, patrol, signIn } from './given.ts';
import { rowsIn } from './rows-in.ts';

const olives = 'beatbook-person-olive-officer';
const device = 'beatbook-device';

/** What any other tab has: a handle of its own, which lets go when it is told to. */
function openAt({ indexedDB }: Disk, name: string, version: number): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version);
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as IDBDatabase);
    request.onerror = () => reject(request.error);
  });
}

test.each([
  device,
  olives,
])('[S1] a newer Beatbook gets %s at once; the older tab says so, and writes nothing more to it', async (name) => {
  const { world, phone } = await givenOlive();
  world.wire.weather = 'offline';
  must(await phone.saveDraft({ key: 'k', kind: 'patrol', fields: { note: 'Half a sente' } }));
  const saving = phone.log('patrol', patrol({ note: 'On its way.' }));
  const newer = await openAt(phone.disk, name, 70);
  newer.close();
  expect(phone.state().stage).toBe('outdated');
  must(await saving);

  expect((await phone.log('patrol', patrol())).ok).toBe(name === device);
  const sent = world.wire.sent.length;
  world.wire.weather = 'clear';
  await phone.syncNow();
  await world.pass(60_000);
  expect(phone.state().stage).toBe('outdated');
  expect(world.wire.sent.length).toBe(sent);
  phone.close();

  const again = turnOn(world, { disk: phone.disk });
  await again.until('ready', ({ stage }) => stage === 'ready');
  expect(again.state().drafts.get('k')?.fields).toEqual({ note: 'Half a sente' });
  expect([...again.state().records.values()].map(({ fields }) => fields)).toContainEqual(
    patrol({ note: 'On its way.' }),
  );
});

test('a tab that another one keeps out says so after three seconds, and goes on when it lets go', async () => {
  const world = newWorld(async () => new Response(null, { status: 503 }));
  const disk = newDisk();
  const older = await openAt(disk, device, 5);
  const phone = turnOn(world, { disk });
  await world.pass(2900);
  expect(phone.state().stage).toBe('opening');
  await world.pass(200);
  expect(phone.state().stage).toBe('storage-blocked');

  older.close();
  await phone.until('nobody', ({ stage }) => stage === 'nobody');
});

test('a tab that is let in within three seconds never says that it was kept out', async () => {
  const world = newWorld(async () => new Response(null, { status: 503 }));
  const disk = newDisk();
  const older = await openAt(disk, device, 5);
  const phone = turnOn(world, { disk });
  const stages = new Set<string>();
  phone.watch(() => stages.add(phone.state().stage));
  await world.pass(1000);
  older.close();
  await phone.until('nobody', ({ stage }) => stage === 'nobody');
  await world.pass(10_000);
  expect(stages).not.toContain('storage-blocked');
});

test('whoever signs in on storage that another tab holds is told, and is in when it lets go', async () => {
  const { server, world, phone } = await givenOlive();
  must(await phone.signOut());
  const older = await openAt(phone.disk, 'beatbook-person-otto-officer', 5);
  const signingIn = signIn(phone, server, 'otto-officer');
  await world.pass(3100);
  expect(phone.state().stage).toBe('storage-blocked');
  older.close();
  await signingIn;
  await phone.until('ready', ({ stage }) => stage === 'ready');
});

test('storage that never answers whether it opens is said to be blocked, and is used when it does answer', async () => {
  const { world, phone } = await givenOlive();
  phone.kill();
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const again = turnOn(world, { disk: silentUntil(answered, phone.disk) });
  await world.pass(3100);
  expect(again.state().stage).toBe('storage-blocked');
  answer();
  await again.until('ready', ({ stage }) => stage === 'ready');
  must(await again.log('incident', incident()));
  expect(await rowsIn(phone.disk, 'olive-officer', 'changes')).toHaveLength(1);
});

/** WebKit has done this: no success, no error, nothing. */
function silentUntil(answered: Promise<void>, disk: Disk): Disk {
  const open: IDBFactory['open'] = (name, version) => {
    const request = disk.indexedDB.open(name, version);
    let heard: ((event: Event) => unknown) | null = null;
    Object.defineProperty(request, 'onsuccess', {
      set: (hear) => {
        heard = hear;
      },
      get: () => async (event: Event) => {
        await answered;
        await nextTurn();
        heard?.call(request, event);
      },
    });
    return request;
  };
  return { ...disk, indexedDB: Object.create(disk.indexedDB, { open: { value: open } }) };
}
