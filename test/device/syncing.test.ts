import { expect, test } from 'vitest';
import type { Weather } from '../support/world.ts';
import { changesSent, givenOlive, incident, must, patrol, signIn, syncsSent } from './given.ts';
import { forgetAll, recordsAt, renewEpoch } from './server-side.ts';

test('[S2] a reply that was lost is asked for again, and the record is there once', async () => {
  const { server, world, phone } = await givenOlive();
  world.wire.weather = 'reply-lost';
  const id = must(await phone.log('patrol', patrol()));
  await phone.until('no reply', ({ sync }) => sync.phase === 'waiting');
  expect(phone.state().records.get(id)?.state).toBe('saved');

  world.wire.weather = 'clear';
  await phone.syncNow();
  expect(phone.state().records.get(id)?.state).toBe('received');
  expect(await recordsAt(server)).toMatchObject([{ id, version: 1 }]);
  const [first, second] = changesSent(world);
  expect(second).toEqual(first);
});

test('[S2] a request that arrives twice has one effect', async () => {
  const { server, world, phone } = await givenOlive();
  world.wire.weather = 'twice';
  const id = must(await phone.log('patrol', patrol()));
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
  must(await phone.change(id, { note: 'Once.' }));
  await phone.until('sent', ({ unsent }) => unsent === 0);
  expect(await recordsAt(server)).toMatchObject([{ id, version: 2, fields: { note: 'Once.' } }]);
});

test('[S3] changes are numbered without a gap in the order in which they first went out', async () => {
  const { world, phone } = await givenOlive();
  must(await phone.log('incident', incident()));
  world.wire.weather = 'offline';
  const walk = must(await phone.log('patrol', patrol()));
  await phone.until('no signal', ({ sync }) => sync.phase === 'waiting');
  world.wire.weather = 'clear';
  await world.pass(20_000);
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  const sent = changesSent(world);
  expect(sent[0]).toMatchObject({ record: walk, seq: 1 });
  expect(sent.at(-1)).toMatchObject({ seq: 2 });
});

test('[S3] at a server that lost count, everything unacknowledged is numbered anew and has one effect', async () => {
  const { server, world, phone } = await givenOlive();
  const first = must(await phone.log('patrol', patrol({ note: 'first' })));
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  await server.database.sql.deleteFrom('change_log').execute();
  await server.database.sql.deleteFrom('client').execute();
  const second = must(await phone.log('patrol', patrol({ note: 'second' })));
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  expect((await recordsAt(server)).map(({ id }) => id)).toEqual([first, second]);
  expect(new Set(syncsSent(world).map(({ client }) => client)).size).toBe(2);
});

test('[S7] when the person’s scope changes, the replica is dropped and the queue is not', async () => {
  const { server, world, phone } = await givenOlive();
  const sent = must(await phone.log('patrol', patrol()));
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  world.wire.weather = 'offline';
  const waiting = must(await phone.log('patrol', patrol({ note: 'Waiting.' })));
  await server.database.sql
    .updateTable('person')
    .set({ zones_json: '["rural-east"]' })
    .where('id', '=', 'olive-officer')
    .execute();
  world.wire.weather = 'clear';
  await phone.syncNow();
  expect([...phone.state().records.keys()].sort()).toEqual([sent, waiting].sort());
  expect(phone.state().person?.zones).toEqual(['rural-east']);
  expect(await recordsAt(server)).toHaveLength(2);
});

test('[S10] tries that fail come ever more seldom, and a return to the page tries at once', async () => {
  const { world, phone } = await givenOlive();
  world.wire.weather = 'offline';
  must(await phone.log('patrol', patrol()));
  await phone.until('no signal', ({ sync }) => sync.phase === 'waiting');
  const before = syncsSent(world).length;
  await world.pass(3_600_000);
  const tries = syncsSent(world).length - before;
  // Full jitter to 5 min: on average one in 2.5 min once it has slowed down.
  expect(tries).toBeGreaterThan(12);
  expect(tries).toBeLessThan(60);

  await phone.until('waiting', ({ sync }) => sync.phase === 'waiting');
  world.wire.weather = 'clear';
  phone.comeBack();
  await phone.until('sent', ({ unsent }) => unsent === 0);
});

test('[S10] not even a new change is sent before the time that the server asked for', async () => {
  const { world, phone } = await givenOlive();
  const fault = { code: 'too-often', retryAfterSeconds: 90 };
  world.wire.instead.push(() => Response.json({ fault }, { status: 429 }));
  must(await phone.log('patrol', patrol()));
  await phone.until('asked to wait', ({ sync }) => sync.fault?.code === 'too-often');
  const before = syncsSent(world).length;
  must(await phone.log('patrol', patrol()));
  phone.comeBack();
  await world.pass(89_000);
  expect(syncsSent(world).length).toBe(before);
  await world.pass(10_000);
  await phone.until('sent', ({ unsent }) => unsent === 0);
});

test('[S10] silence is given up after half a minute, and the next batch is half as large', async () => {
  const { world, phone } = await givenOlive();
  world.wire.weather = 'offline';
  for (let n = 0; n < 8; n++) must(await phone.log('patrol', patrol()));
  await phone.until('no signal', ({ sync }) => sync.phase === 'waiting');
  world.wire.weather = 'hangs';
  const trying = phone.syncNow();
  await world.pass(31_000);
  await trying;
  expect(phone.state().sync.phase).toBe('waiting');
  world.wire.weather = 'clear';
  await phone.syncNow();
  expect(
    syncsSent(world)
      .map(({ changes }) => changes.length)
      .slice(-3),
  ).toEqual([8, 4, 4]);
  expect(phone.state().unsent).toBe(0);
});

test('while the page is seen it looks for news every minute; hidden, it lets the phone sleep', async () => {
  const { world, phone } = await givenOlive();
  const before = syncsSent(world).length;
  await world.pass(61_000);
  await phone.until('settled', ({ sync }) => sync.phase === 'settled');
  expect(syncsSent(world).length).toBe(before + 1);
  phone.hide();
  await world.pass(600_000);
  expect(syncsSent(world).length).toBeLessThanOrEqual(before + 2);
});

test.each<Weather>([
  'hotel',
  'offline',
])('[S12] %s: what is not the server’s answer changes nothing', async (weather) => {
  const { world, phone } = await givenOlive();
  world.wire.weather = weather;
  const id = must(await phone.log('patrol', patrol()));
  await phone.until('waiting', ({ sync }) => sync.phase === 'waiting');
  expect(phone.state().sync.fault?.code).toBe('offline');
  expect(phone.state().records.get(id)?.state).toBe('saved');
  expect(phone.state().person?.id).toBe('olive-officer');
});

test.each([
  ['JSON of somebody else', () => Response.json({ welcome: 'to the hotel' })],
  ['a portal’s 401', () => new Response('<html>', { status: 401 })],
  ['a proxy’s 502', () => new Response('Bad gateway', { status: 502 })],
  ['a reply cut in half', () => jsonText('{"protocol":1,"epoch":"e')],
  ['an empty reply', () => new Response(null, { status: 204 })],
])('[S12] %s is no signal', async (_, answer) => {
  const { world, phone } = await givenOlive();
  world.wire.instead.push(answer);
  const id = must(await phone.log('patrol', patrol()));
  await phone.until('waiting', ({ sync }) => sync.phase === 'waiting');
  expect(phone.state().sync.fault?.code).toBe('offline');
  expect(phone.state().records.get(id)?.state).toBe('saved');
});

test('[S13] a restored server gets again what it acknowledged in the last 14 days, and has it once', async () => {
  const { server, world, phone } = await givenOlive();
  const old = must(await phone.log('patrol', patrol({ note: 'old' })));
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  world.setClock(world.now() + 15 * 24 * 3_600_000);
  const lately = must(await phone.log('patrol', patrol({ note: 'lately' })));
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  must(await phone.change(lately, { note: 'lately, changed' }));
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');

  await forgetAll(server);
  await renewEpoch(server, 'after-the-restore');
  await phone.syncNow();
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  expect(await recordsAt(server)).toMatchObject([
    { id: lately, version: 2, fields: { note: 'lately, changed' } },
  ]);
  expect(phone.state().records.get(lately)?.fields).toMatchObject({ note: 'lately, changed' });
  expect(phone.state().records.has(old)).toBe(false);
});

test('[S13] a new epoch at a server that lost nothing has no effect on any record', async () => {
  const { server, phone } = await givenOlive();
  const id = must(await phone.log('patrol', patrol({ note: 'one' })));
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  const before = await recordsAt(server);
  await renewEpoch(server, 'another-life');
  await phone.syncNow();
  await phone.until('sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  expect(await recordsAt(server)).toEqual(before);
  expect(phone.state().records.get(id)?.state).toBe('received');
});

test('[S14] when the sign-in has ended capture goes on, the queue waits, and goes out after the next', async () => {
  const { server, world, phone } = await givenOlive();
  await server.database.sql.updateTable('session').set({ revoked_at: world.now() }).execute();
  const id = must(await phone.log('patrol', patrol()));
  await phone.until('signed out', ({ sync }) => sync.phase === 'signed-out');
  const before = syncsSent(world).length;
  const second = must(await phone.log('patrol', patrol()));
  await world.pass(300_000);
  expect(syncsSent(world).length).toBe(before);
  expect(phone.state()).toMatchObject({ stage: 'ready', unsent: 2 });

  await signIn(phone, server, 'olive-officer');
  await phone.until('sent', ({ unsent }) => unsent === 0);
  expect((await recordsAt(server)).map((record) => record.id)).toEqual([id, second]);
});

test('[S14] an app that is too old to receive says so and keeps what is written', async () => {
  const { world, phone } = await givenOlive();
  world.wire.instead.push(() => Response.json({ fault: { code: 'too-old' } }, { status: 426 }));
  must(await phone.log('patrol', patrol()));
  await phone.until('too old', ({ sync }) => sync.phase === 'too-old');
  expect(phone.state().unsent).toBe(1);
});

test('a server that acknowledges nothing of what it was sent is not asked for ever', async () => {
  const { world, phone } = await givenOlive();
  const answer = world.wire.server;
  world.wire.server = async (path, init) => {
    const reply = (await (await answer(path, init)).json()) as object;
    return Response.json({ ...reply, outcomes: [] });
  };
  must(await phone.log('patrol', patrol()));
  await phone.until('waiting', ({ sync }) => sync.fault?.code === 'server-trouble');
  expect(phone.state().unsent).toBe(1);
});

const jsonText = (text: string): Response =>
  new Response(text, { headers: { 'content-type': 'application/json' } });
