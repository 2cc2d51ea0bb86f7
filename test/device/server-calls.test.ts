import { expect, test } from 'vitest';
import { callServer, fetchFile, tellServer, tooSlow } from '../../src/device/server-calls.ts';
import { shape, whole } from '../../src/domain/schema.ts';
import { newWorld } from '../support/world.ts';

const schema = shape({ count: whole(0, 9) });
const get = { method: 'GET', path: '/api/count' } as const;
const answering = (answer: () => Response) => newWorld(async () => answer());

test('an answer is parsed by its schema', async () => {
  const world = answering(() => Response.json({ count: 3 }));
  expect(await callServer(world, get, schema)).toEqual({ ok: true, value: { count: 3 } });
});

test('every request says that it is ours, and is never cached or led elsewhere', async () => {
  const asked: RequestInit[] = [];
  const world = newWorld(async (_, init) => {
    asked.push(init);
    return Response.json({ count: 1 });
  });
  await callServer(world, { method: 'POST', path: '/api/x', body: { a: 1 } }, schema);
  expect(asked[0]).toMatchObject({
    method: 'POST',
    body: '{"a":1}',
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    headers: { 'x-beatbook': '1', 'content-type': 'application/json' },
  });
});

test('a refusal is the server’s own fault, with when to ask again', async () => {
  const fault = { code: 'too-often', retryAfterSeconds: 30 };
  const world = answering(() => Response.json({ fault }, { status: 429 }));
  expect(await callServer(world, get, schema)).toEqual({ ok: false, fault });
});

test('the header says when to ask again where the body does not', async () => {
  const headers = { 'retry-after': '7' };
  const fault = { code: 'server-trouble' };
  const world = answering(() => Response.json({ fault }, { status: 500, headers }));
  const answer = await callServer(world, get, schema);
  expect(answer).toEqual({ ok: false, fault: { ...fault, retryAfterSeconds: 7 } });
});

test('a proxy that finds a batch too large is believed', async () => {
  const world = answering(() => new Response('<html>', { status: 413 }));
  expect(await callServer(world, get, schema)).toMatchObject({ fault: { code: 'too-large' } });
});

test('[S12] what has another shape is no signal', async () => {
  const world = answering(() => Response.json({ count: 'three' }));
  expect(await callServer(world, get, schema)).toMatchObject({ fault: { code: 'offline' } });
});

test('silence is given up', async () => {
  const world = answering(() => Response.json({}));
  world.wire.weather = 'hangs';
  const asking = callServer(world, { ...get, patienceMs: 5000 }, schema);
  await world.pass(5000);
  expect(await asking).toEqual({ ok: false, fault: { code: 'offline', where: tooSlow } });
});

test('a body that never ends is given up too', async () => {
  const body = new ReadableStream({ start: () => undefined });
  const headers = { 'content-type': 'application/json' };
  const world = answering(() => new Response(body, { headers }));
  const asking = callServer(world, get, schema);
  await world.pass(30_000);
  expect(await asking).toMatchObject({ ok: false, fault: { where: tooSlow } });
});

test('a file is taken only where it is of its type', async () => {
  const csv = answering(
    () => new Response('a,b', { headers: { 'content-type': 'text/csv; charset=utf-8' } }),
  );
  const file = await fetchFile(csv, '/api/x.csv', 'text/csv');
  expect(file.ok && (await file.value.text())).toBe('a,b');
  const hotel = answering(
    () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
  );
  expect(await fetchFile(hotel, '/api/x.csv', 'text/csv')).toMatchObject({
    fault: { code: 'offline' },
  });
});

test('an answer with nothing in it is an answer', async () => {
  const world = answering(() => new Response(null, { status: 204 }));
  const gone = await tellServer(world, { method: 'DELETE', path: '/api/session' });
  expect(gone).toEqual({ ok: true, value: null });
});
