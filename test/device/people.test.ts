import { expect, test } from 'vitest';
import type { Person } from '../../src/domain/people.ts';
import { turnOn } from '../support/phone.ts';
import { people } from '../support/seed-files.ts';
import { changesSent, givenOlive, must, patrol, signIn, syncsSent } from './given.ts';
import { reply } from './given-rows.ts';
import { newTown } from './given-server.ts';
import { rowsIn } from './rows-in.ts';
import { recordsAt } from './server-side.ts';

const otto = people.find(({ id }) => id === 'otto-officer') as Person;

test('[S8] another person on the same phone neither sees nor sends what is waiting', async () => {
  const { server, world, phone } = await givenOlive();
  world.wire.weather = 'offline';
  const id = must(await phone.log('patrol', patrol({ note: 'Olive’s.' })));
  await phone.until('no signal', ({ sync }) => sync.phase === 'waiting');
  world.wire.weather = 'clear';
  await signIn(phone, server, 'otto-officer');
  await phone.until('Otto', ({ person }) => person?.id === 'otto-officer');
  await phone.syncNow();
  expect(phone.state().records.has(id)).toBe(false);
  await phone.until('told of Olive', ({ others }) => others.length === 1);
  expect(phone.state().others).toEqual([
    { id: 'olive-officer', name: 'Olive Officer', unsent: 1, photos: 0 },
  ]);
  expect(await recordsAt(server)).toEqual([]);

  await signIn(phone, server, 'olive-officer');
  await phone.until('sent', ({ unsent, records }) => unsent === 0 && records.has(id));
  expect(await recordsAt(server)).toMatchObject([{ id }]);
  const authors = syncsSent(world).filter(({ changes }) => changes.length > 0);
  expect(new Set(authors.map(({ person }) => person))).toEqual(new Set(['olive-officer']));
  expect(phone.state().others).toEqual([]);
});

test('[S8] where the cookie is another person’s, the server refuses and nothing is lost', async () => {
  const { server, world, phone } = await givenOlive();
  await world.wire.server('/api/session', {
    method: 'POST',
    headers: { 'x-beatbook': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ code: await server.codeFor('otto-officer'), device: 'Other tab' }),
  });
  const id = must(await phone.log('patrol', patrol()));
  await phone.until('refused', ({ sync }) => sync.fault?.code === 'wrong-person');
  expect(phone.state().sync.phase).toBe('signed-out');
  expect(phone.state().records.get(id)?.state).toBe('saved');
  expect(await recordsAt(server)).toEqual([]);
});

test('[S8] a reply that is meant for someone else is not kept', async () => {
  const { world, phone } = await givenOlive();
  const id = must(await phone.log('patrol', patrol()));
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  const isReset = true;
  world.wire.server = async () => Response.json(reply({ person: otto, isReset, cursor: 'otto’s' }));
  await phone.syncNow();
  expect(phone.state().sync.fault?.code).toBe('wrong-person');
  expect(phone.state().person?.id).toBe('olive-officer');
  expect(phone.state().records.has(id)).toBe(true);
});

test('a sign-in whose answer was lost does not use the link up: asked again, it works', async () => {
  const { server, world } = await newTown();
  const phone = turnOn(world);
  const code = await server.codeFor('olive-officer');
  world.wire.weather = 'reply-lost';
  expect(await phone.signIn(code)).toMatchObject({ ok: false, fault: { code: 'offline' } });
  world.wire.weather = 'clear';
  expect(must(await phone.signIn(code)).id).toBe('olive-officer');
});

test('signing out drops what was pulled and keeps what was written', async () => {
  const { server, world, phone } = await givenOlive();
  const received = must(await phone.log('patrol', patrol({ note: 'received' })));
  await phone.until('received', ({ records }) => records.get(received)?.state === 'received');
  world.wire.weather = 'offline';
  const waiting = must(await phone.log('patrol', patrol({ note: 'waiting' })));
  must(await phone.saveDraft({ key: 'referral:new', kind: 'referral', fields: { name: 'J' } }));
  must(await phone.signOut());
  expect(phone.state()).toMatchObject({ stage: 'nobody', person: null, unsent: 0 });
  expect(phone.state().records.size).toBe(0);
  expect(await rowsIn(phone.disk, 'olive-officer', 'pages')).toEqual([]);
  await phone.until('told of Olive', ({ others }) => others.length === 1);

  world.wire.weather = 'clear';
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const answer = world.wire.server;
  world.wire.server = async (path, init) => {
    if (path === '/api/sync') await gate;
    return answer(path, init);
  };
  await signIn(phone, server, 'olive-officer');
  expect(phone.state().sync.isPartial).toBe(true);
  open();
  expect(phone.state().drafts.get('referral:new')?.fields).toEqual({ name: 'J' });
  await phone.until('all there', ({ unsent, records }) => unsent === 0 && records.size === 2);
  expect(phone.state().records.get(waiting)?.state).toBe('received');
});

test('one’s own unsent work is not somebody else’s', async () => {
  const { world, phone } = await givenOlive();
  world.wire.weather = 'offline';
  must(await phone.log('patrol', patrol()));
  phone.kill();
  const again = turnOn(world, { disk: phone.disk });
  await again.until('looked around', ({ storage }) => storage.quotaBytes !== null);
  expect(again.state()).toMatchObject({ unsent: 1, others: [] });
});

test('[S8] signing out is not over before the server knows, or has been waited for in vain', async () => {
  const { world, phone } = await givenOlive();
  world.wire.weather = 'hangs';
  let isOut = false;
  const out = phone.signOut().then(() => {
    isOut = true;
  });
  await phone.until('asked', () => world.wire.sent.at(-1)?.method === 'DELETE');
  await world.pass(9000);
  expect(isOut).toBe(false);
  await world.pass(2000);
  await out;
  expect(phone.state().stage).toBe('nobody');
});

test('a reply that comes in after signing out leaves nothing of the replica behind', async () => {
  const { world, phone } = await givenOlive();
  const answer = world.wire.server;
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  world.wire.server = async (path, init) => {
    const response = await answer(path, init);
    if (path === '/api/sync') await gate;
    return response;
  };
  must(await phone.log('patrol', patrol()));
  const out = phone.signOut();
  open();
  must(await out);
  await world.pass(1000);
  expect(await rowsIn(phone.disk, 'olive-officer', 'pages')).toEqual([]);
  expect(await rowsIn(phone.disk, 'olive-officer', 'changes')).toMatchObject([
    { state: 'waiting' },
  ]);
});

test('[S14] a phone that has been off for a year opens with everything, without signal', async () => {
  const { world, phone } = await givenOlive();
  const id = must(await phone.log('patrol', patrol()));
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
  phone.kill();
  world.setClock(world.now() + 365 * 24 * 3_600_000);
  world.wire.weather = 'offline';

  const again = turnOn(world, { disk: phone.disk });
  await again.until('ready', ({ stage }) => stage === 'ready');
  const { person, reference, signInEndsAt, records } = again.state();
  expect(person?.id).toBe('olive-officer');
  expect(reference?.zones.length).toBeGreaterThan(0);
  expect(signInEndsAt).toBeLessThan(world.now());
  expect(records.has(id)).toBe(true);
  must(await again.log('patrol', patrol()));
  expect(again.state().unsent).toBe(1);
});

test('a link that does not work changes nobody', async () => {
  const { phone } = await givenOlive();
  const refused = await phone.signIn('no-such-code');
  expect(refused).toMatchObject({ ok: false, fault: { code: 'link-unknown' } });
  expect(phone.state().person?.id).toBe('olive-officer');
});

test('with no signal there is no signing in, and it says so', async () => {
  const { world, phone } = await givenOlive();
  world.wire.weather = 'hotel';
  expect(await phone.signIn('any-code')).toMatchObject({ ok: false, fault: { code: 'offline' } });
  expect(changesSent(world)).toEqual([]);
});

test('drafts are kept at every stroke, and dropped when they are done with', async () => {
  const { world, phone } = await givenOlive();
  const draft = {
    key: 'incident:new',
    kind: 'incident',
    fields: { note: 'Ha' },
    step: 'what',
  } as const;
  must(await phone.saveDraft(draft));
  must(await phone.saveDraft({ ...draft, fields: { note: 'Half' } }));
  phone.kill();
  const again = turnOn(world, { disk: phone.disk });
  await again.until('ready', ({ stage }) => stage === 'ready');
  expect([...again.state().drafts.values()]).toEqual([
    { ...draft, fields: { note: 'Half' }, savedAt: world.now() },
  ]);
  must(await again.dropDraft('incident:new'));
  expect(again.state().drafts.size).toBe(0);
});

test('a page that is closed while another person comes in opens nothing more', async () => {
  const letGo = Promise.withResolvers<void>();
  const { server, world, phone } = await givenOlive({
    platform: { alone: (_name, _signal, work) => work().then(() => letGo.promise) },
  });
  must(await phone.log('patrol', patrol({ from: world.now() })));
  await phone.until('followed', ({ track }) => track?.phase === 'following');
  const signingIn = signIn(phone, server, 'otto-officer');
  await phone.until('answered', () => world.wire.sent.at(-1)?.path === '/api/session');
  await world.pass(1);
  phone.close();
  const sent = world.wire.sent.length;
  letGo.resolve();
  await signingIn;
  await world.pass(600_000);
  expect(world.wire.sent).toHaveLength(sent);
});
