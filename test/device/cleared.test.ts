import { expect, test } from 'vitest';
import { clearDisk } from '../support/cleared-disk.ts';
import { newDisk, type TestPhone, turnOn } from '../support/phone.ts';
import { nextTurn, type TestWorld } from '../support/world.ts';
import { newFate, onBadDisk } from './bad-disk.ts';
import { givenOlive, incident, must, patrol, signIn, syncsSent, type Town } from './given.ts';
import { addOffline, givenIncident, isSent, onPhone } from './given-photos.ts';
import { rowsIn } from './rows-in.ts';
import { recordsAt } from './server-side.ts';

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

/** Whose changes are said never to have come. */
const lostOf = async ({ server }: Town): Promise<unknown> =>
  server.database.sql.selectFrom('cleared_storage').selectAll().execute();

const rowsOf = (phone: TestPhone) => rowsIn(phone.disk, 'olive-officer', 'changes');

test('[S1] [S17] what is cleared beneath an open page is put back from it, opens with no signal, and goes out as if nothing had been', async () => {
  const town = await givenOlive();
  const { server, world, phone } = town;
  const sent = must(await phone.log('patrol', patrol({ note: 'Sent.' })));
  await phone.until('sent', ({ records }) => records.get(sent)?.state === 'received');
  must(await phone.log('incident', incident({ note: 'Held.' })));
  await phone.syncNow();
  world.wire.weather = 'offline';
  const seen = must(await phone.log('patrol', patrol({ note: 'Bottles.' })));
  must(await phone.change(sent, { note: 'Sent, and changed.' }));
  must(await phone.saveDraft({ key: 'incident:new', kind: 'incident', fields: { note: 'Half.' } }));
  const before = await rowsOf(phone);
  await world.pass(1);

  clearDisk(phone.disk);
  // No time goes by: it does not wait for a reason to look at its storage.
  for (let turn = 0; turn < 200; turn++) await nextTurn();
  const idsOf = (rows: Awaited<ReturnType<typeof rowsOf>>) => rows.map(({ id }) => id);
  expect(idsOf(await rowsOf(phone))).toEqual(
    idsOf(before.filter((row) => row.state === 'waiting')),
  );
  must(await phone.change(seen, { note: 'Bottles, broken.' }));
  phone.kill();

  const again = turnOn(world, { disk: phone.disk });
  await again.until('ready', ({ stage }) => stage === 'ready');
  expect(again.state()).toMatchObject({ person: { id: 'olive-officer' }, cleared: null });
  expect(again.state().reference).not.toBeNull();
  expect([...again.state().drafts.keys()]).toEqual(['incident:new']);
  world.wire.weather = 'clear';
  await world.pass(60_000);
  await again.syncNow();
  await again.until('all sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  expect((await recordsAt(server)).map(({ fields }) => fields.note).sort()).toEqual([
    'Bottles, broken.',
    'Held.',
    'Sent, and changed.',
  ]);
  expect(again.state()).toMatchObject({ needsAttention: 0, cleared: null });
  expect(await lostOf(town)).toEqual([]);
});

test('[S1] [S17] what is written, changed and taken back right after the clearing has the last word', async () => {
  const { server, world, phone } = await givenOlive();
  world.wire.weather = 'offline';
  const first = must(await phone.log('patrol', patrol({ note: 'First.' })));
  const slip = must(await phone.log('patrol', patrol({ note: 'A slip.' })));
  clearDisk(phone.disk);
  const done = await Promise.all([
    phone.log('patrol', patrol({ note: 'Since.' })),
    phone.change(first, { note: 'First, changed.' }),
    phone.remove(slip),
  ]);
  expect(done.map(({ ok }) => ok)).toEqual([true, true, true]);
  expect([...phone.state().records.values()].map(({ fields }) => fields.note).sort()).toEqual([
    'First, changed.',
    'Since.',
  ]);
  world.wire.weather = 'clear';
  await world.pass(60_000);
  await phone.syncNow();
  await phone.until('all sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  const stored = (await recordsAt(server)).filter(({ isDeleted }) => !isDeleted);
  expect(stored.map(({ fields }) => fields.note).sort()).toEqual(['First, changed.', 'Since.']);
  expect(phone.state().needsAttention).toBe(0);
});

test('[S1] [S17] what is logged while storage is being cleared is called saved once all is back, the phone dying right then', async () => {
  const fate = newFate();
  const { server, world, phone } = await givenOlive({ disk: onBadDisk(fate) });
  world.wire.weather = 'offline';
  must(await phone.log('patrol', patrol({ note: 'Before.' })));
  let openings = 0;
  // The page is told that its connections are closed, and opens a new one too soon.
  fate.isShut = (name) => name.startsWith('beatbook-person-') && ++openings <= 1;
  clearDisk(phone.disk);
  while (openings < 1) await nextTurn();
  const logged = phone.log('patrol', patrol({ note: 'Meanwhile.' })).then((told) => {
    phone.kill();
    return told;
  });
  for (let wait = 0; wait < 20; wait++) await world.pass(100);
  must(await logged);

  const again = turnOn(world, { disk: phone.disk });
  await again.until('ready', ({ stage }) => stage === 'ready');
  world.wire.weather = 'clear';
  await world.pass(60_000);
  await again.syncNow();
  await again.until('all sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  expect((await recordsAt(server)).map(({ fields }) => fields.note)).toEqual([
    'Before.',
    'Meanwhile.',
  ]);
});

test('[S17] an answer that was on its way when the page was cleared is not kept; what it answers is asked again', async () => {
  const town = await givenOlive();
  const { server, world, phone } = town;
  const { server: answer } = world.wire;
  const cleared = Promise.withResolvers<void>();
  world.wire.server = async (path, init) => {
    const response = await answer(path, init);
    clearDisk(phone.disk);
    world.wire.server = answer;
    cleared.resolve();
    return response;
  };
  const id = must(await phone.log('patrol', patrol({ note: 'On its way.' })));
  await cleared.promise;
  await phone.until('put back', ({ person }) => person !== null);
  await world.pass(60_000);
  await phone.syncNow();
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
  expect(await recordsAt(server)).toMatchObject([{ id, version: 1 }]);
  expect(phone.state()).toMatchObject({ unsent: 0, needsAttention: 0, cleared: null });
  expect(await lostOf(town)).toEqual([]);
});

test('[S1] [S17] an answer from before the clearing settles nothing that was written since', async () => {
  const { server, world, phone } = await givenOlive();
  const first = must(await phone.log('patrol', patrol({ note: 'First.' })));
  await phone.until('received', ({ records }) => records.get(first)?.state === 'received');
  const { server: answer } = world.wire;
  const asked = Promise.withResolvers<void>();
  const isBack = Promise.withResolvers<void>();
  world.wire.server = async (path, init) => {
    world.wire.server = answer;
    const response = await answer(path, init);
    asked.resolve();
    await isBack.promise;
    return response;
  };
  must(await phone.log('patrol', patrol({ note: 'On its way.' })));
  await asked.promise;
  clearDisk(phone.disk);
  for (let turn = 0; turn < 200; turn++) await nextTurn();
  const since = must(await phone.log('patrol', patrol({ note: 'Since.' })));
  world.wire.server = () => Promise.reject(new TypeError('No signal.'));
  isBack.resolve();
  await world.pass(1000);
  expect(phone.state().records.get(since)).toMatchObject({ state: 'saved' });
  world.wire.server = answer;
  await world.pass(60_000);
  await phone.syncNow();
  await phone.until('all sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  expect((await recordsAt(server)).map(({ fields }) => fields.note)).toEqual([
    'First.',
    'On its way.',
    'Since.',
  ]);
});

test('[S8] [S17] a page that let somebody go puts nothing of theirs back', async () => {
  const { server, world, phone } = await givenOlive();
  world.wire.weather = 'offline';
  must(await phone.log('patrol', patrol({ note: 'Olive’s.' })));
  must(await phone.signOut());
  world.wire.weather = 'clear';
  await signIn(phone, server, 'otto-officer');
  clearDisk(phone.disk);
  await world.pass(60_000);
  expect(phone.state().person?.id).toBe('otto-officer');
  const databases = await phone.disk.indexedDB.databases();
  expect(databases.map(({ name }) => name)).toContain('beatbook-person-otto-officer');
  expect(databases.map(({ name }) => name)).not.toContain('beatbook-person-olive-officer');
});

test('[S17] [S20] a photo whose bytes were cleared is still named in its record, and its officer is told that it is damaged', async () => {
  const town = await givenIncident();
  const { server, world, phone, id } = town;
  const { hash } = await addOffline(town);
  world.wire.weather = 'offline';
  expect(await onPhone(phone)).toEqual({ states: ['waiting'], pictures: 1 });

  clearDisk(phone.disk);
  for (let turn = 0; turn < 200; turn++) await nextTurn();
  expect(await onPhone(phone)).toEqual({ states: ['waiting'], pictures: 0 });
  world.wire.weather = 'clear';
  await world.pass(60_000);
  await phone.syncNow();
  await isSent(phone);
  expect(await recordsAt(server)).toMatchObject([{ id, fields: { photos: [{ hash }] } }]);
  expect(phone.state()).toMatchObject({
    needsAttention: 1,
    photos: [{ hash, state: 'refused', fault: { where: 'damaged on this phone' } }],
  });
});
