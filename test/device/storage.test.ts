import { expect, test } from 'vitest';
import { closeDisk } from '../support/cleared-disk.ts';
import { newDisk, turnOn } from '../support/phone.ts';
import { nextTurn } from '../support/world.ts';
import { type DiskStep, newFate, onBadDisk, type Trouble } from './bad-disk.ts';
import { givenOlive, must, patrol, type Town } from './given.ts';
import { rowsIn } from './rows-in.ts';

type BadTown = Town & { readonly meet: (trouble: (step: DiskStep) => Trouble | null) => void };

async function givenBadDisk(): Promise<BadTown> {
  const fate = newFate();
  const town = await givenOlive({ disk: onBadDisk(fate) });
  await town.phone.until('looked around', ({ storage }) => storage.quotaBytes !== null);
  for (let turn = 0; turn < 200; turn++) await nextTurn();
  return { ...town, meet: (trouble) => Object.assign(fate, { trouble }) };
}

test.each<Trouble>([
  'full',
  'full at the end',
])('[S1] on a full phone (%s) text is saved in the place of the ballast, and it says so', async (trouble) => {
  const { world, phone, meet } = await givenBadDisk();
  world.wire.weather = 'offline';
  expect(await rowsIn(phone.disk, 'olive-officer', 'ballast')).toHaveLength(1);
  let isBallastThere = true;
  meet(({ what, table }) => {
    if (what === 'write' && table === 'ballast') isBallastThere = false;
    return what === 'write' && table === 'changes' && isBallastThere ? trouble : null;
  });
  const id = must(await phone.log('patrol', patrol({ note: 'Last words.' })));
  expect(phone.state().storage.isFull).toBe(true);
  expect(await rowsIn(phone.disk, 'olive-officer', 'changes')).toMatchObject([{ record: id }]);
  expect(await rowsIn(phone.disk, 'olive-officer', 'ballast')).toEqual([]);
});

test('[S1] every transaction that writes asks to be flushed before it is called complete', async () => {
  const { phone, meet } = await givenBadDisk();
  const asked = new Set<string>();
  meet(({ what, mode, durability }) => {
    if (what === 'write') asked.add(`${mode} ${durability}`);
    return null;
  });
  const id = must(await phone.log('patrol', patrol()));
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
  must(await phone.signOut());
  expect([...asked]).toEqual(['readwrite strict']);
});

test('[S1] where not even that is room, it is not called saved', async () => {
  const { world, phone, meet } = await givenBadDisk();
  world.wire.weather = 'offline';
  meet(({ what, table }) => (what === 'write' && table === 'changes' ? 'full' : null));
  const refused = await phone.log('patrol', patrol());
  expect(refused).toEqual({ ok: false, fault: { code: 'storage-full' } });
  expect(phone.state()).toMatchObject({ unsent: 0, storage: { isFull: true } });
  expect(phone.state().records.size).toBe(0);

  meet(() => null);
  must(await phone.log('patrol', patrol()));
  expect(phone.state().storage.isFull).toBe(false);
});

test('[S5] on a full phone receipts are kept although the page does not fit', async () => {
  const { phone, meet } = await givenBadDisk();
  let pages = 0;
  meet(({ what, table }) => {
    if (what === 'write' && table === 'pages') pages += 1;
    return what === 'write' && table === 'pages' && pages === 1 ? 'full' : null;
  });
  const id = must(await phone.log('patrol', patrol()));
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
  expect(phone.state().unsent).toBe(0);
});

test('a connection that the system took away is opened anew, and what was written is there once', async () => {
  const { world, phone, meet } = await givenBadDisk();
  world.wire.weather = 'offline';
  let last = 0;
  meet(({ database, opening }) => {
    if (database !== 'beatbook-person-olive-officer') return null;
    last ||= opening;
    return opening <= last ? 'lost' : null;
  });
  const saving = [1, 2, 3].map(() => phone.log('patrol', patrol()));
  for (const saved of saving) must(await saved);
  must(await phone.saveDraft({ key: 'k', kind: 'patrol', fields: {} }));
  expect(await rowsIn(phone.disk, 'olive-officer', 'changes')).toHaveLength(3);
});

test('[S1] of quick thoughts that lose the connection together the last one stays the last', async () => {
  const { world, phone, meet } = await givenBadDisk();
  world.wire.weather = 'offline';
  const id = must(await phone.log('patrol', patrol({ note: '0' })));
  for (let steps = 1; steps < 12; steps++) {
    let left = steps;
    meet(() => {
      left -= 1;
      if (left === 0) closeDisk(phone.disk);
      return left === 0 ? 'lost' : null;
    });
    const notes = [1, 2, 3, 4].map((n) => `${steps}.${n}`);
    const changing = notes.map((note) => phone.change(id, { note }));
    for (const changed of changing) must(await changed);
    meet(() => null);
    const rows = await rowsIn(phone.disk, 'olive-officer', 'changes');
    expect(rows.at(-1)).toMatchObject({ fields: { note: notes.at(-1) } });
    expect(phone.state().records.get(id)?.fields).toMatchObject({ note: notes.at(-1) });
  }
});

test('a connection taken away in the midst of many rows is opened anew, and all of them are settled', async () => {
  const { world, phone, meet } = await givenBadDisk();
  world.wire.weather = 'offline';
  // Refused ones are written one by one; what is received becomes one row.
  const ids = [
    must(await phone.log('patrol', patrol({ zones: ['atlantis'] }))),
    must(await phone.log('patrol', patrol({ zones: ['atlantis'] }))),
  ];
  let writes = 0;
  meet(({ what, table }) => {
    if (what !== 'write' || table !== 'changes') return null;
    writes += 1;
    return writes === 2 ? 'taken away' : null;
  });
  world.wire.weather = 'clear';
  await phone.syncNow();
  const isRefused = (id: string) => phone.state().records.get(id)?.state === 'attention';
  await phone.until('refused', () => ids.every(isRefused));
  expect(writes).toBeGreaterThan(2);
});

test('storage that stays away is a fault to read, never a false "saved"', async () => {
  const { world, phone, meet } = await givenBadDisk();
  world.wire.weather = 'offline';
  meet(() => 'lost');
  const logging = phone.log('patrol', patrol());
  await world.pass(5000);
  expect(await logging).toEqual({ ok: false, fault: { code: 'storage-closed' } });
  expect(phone.state().records.size).toBe(0);
});

test.each([
  'beatbook-device',
  'beatbook-person-olive-officer',
])('a phone on which %s does not open says so, and goes on when it does', async (name) => {
  const { world, phone } = await givenOlive();
  phone.kill();
  const fate = newFate();
  fate.trouble = ({ database }) => (database === name ? 'lost' : null);
  const again = turnOn(world, { disk: onBadDisk(fate, phone.disk) });
  await world.pass(4000);
  await again.until('blocked', ({ stage }) => stage === 'storage-blocked');
  fate.trouble = () => null;
  await world.pass(30_000);
  await again.until('ready', ({ stage }) => stage === 'ready');
  must(await again.log('patrol', patrol()));
});

test('a phone asks to keep its storage once it is told to, and remembers the answer', async () => {
  const { world } = await givenOlive();
  const disk = newDisk();
  const phone = turnOn(world, { disk });
  await phone.until('nobody', ({ stage }) => stage === 'nobody');
  expect(phone.state().storage.isPersisted).toBeNull();
  await phone.askToPersist();
  expect(phone.state().storage).toMatchObject({ isPersisted: true, usedBytes: 1000 });
  phone.kill();
  const again = turnOn(world, { disk });
  await again.until('remembered', ({ storage }) => storage.isPersisted === true);
});
