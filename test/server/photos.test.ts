import { beforeEach, expect, test } from 'vitest';
import type { Photo } from '../../src/domain/photo.ts';
import { tidy } from '../../src/server/open-data.ts';
import { partBytesMax } from '../../src/sync/photos.ts';
import { incidentFields, newChange } from '../support/changes.ts';
import {
  ascii,
  bytesOf,
  canary,
  exif,
  frame,
  handMadeJpeg,
  jfif,
  photoOf,
  segment,
  start,
} from '../support/jpeg.ts';
import { photographed, type Sender, senderOf } from '../support/photo-parts.ts';
import { faultOf, newTestServer, type TestClient, type TestServer } from '../support/server.ts';

const bytes = handMadeJpeg();
const photo = photoOf(bytes);
const dayMs = 24 * 60 * 60 * 1000;

let server: TestServer;
let olive: TestClient;
let sender: Sender;
/** The last number that Olive's phone gave. */
let seq: number;

beforeEach(async () => {
  seq = 0;
  server = await newTestServer();
  olive = await server.signIn('olive-officer');
  sender = await given(photo);
});

/** Olive's incident with this photo, and who sends its bytes. */
async function given(named: Photo, record = 'drinking'): Promise<Sender> {
  const { outcomes } = await olive.sync({ changes: [photographed(record, ++seq, [named])] });
  expect(outcomes).toMatchObject([{ result: 'applied' }]);
  return senderOf(server, olive, named, record);
}

async function rowsIn(table: 'photo' | 'photo_part') {
  return server.database.sql.selectFrom(table).selectAll().execute();
}

test('[S20] parts come in their order, and with the last one the photo is whole, as it was sent', async () => {
  expect((await sender.photo()).status).toBe(404);
  expect(await (await sender.standing()).json()).toEqual({
    bytes: 0,
    isWhole: false,
    hash: photo.hash,
  });
  for (let at = 0; at < bytes.length; at += partBytesMax) {
    expect((await sender.photo()).status).toBe(404);
    const reply = await (await sender.part(bytes, at)).json();
    const reached = Math.min(bytes.length, at + partBytesMax);
    const isWhole = reached === bytes.length;
    expect(reply).toEqual({ bytes: reached, isWhole, hash: photo.hash });
    expect(await (await sender.standing()).json()).toEqual(reply);
  }
  const response = await sender.photo();
  expect(response.headers.get('content-type')).toBe('image/jpeg');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  expect(await rowsIn('photo_part')).toHaveLength(Math.ceil(bytes.length / partBytesMax));
});

test('[S20] a part that comes again, too early or too late changes nothing, and the answer says where to go on', async () => {
  await sender.part(bytes, 0);
  const stands = { bytes: partBytesMax, isWhole: false, hash: photo.hash };
  expect(await (await sender.part(bytes, 0)).json()).toEqual(stands);
  expect(await (await sender.part(bytes, 3 * partBytesMax)).json()).toEqual(stands);
  expect(await (await sender.part(new Uint8Array(partBytesMax), 0)).json()).toEqual(stands);
  expect(await rowsIn('photo_part')).toHaveLength(1);
  await sender.all(bytes);
  expect(await (await sender.all(bytes)).json()).toMatchObject({ isWhole: true });
  expect(new Uint8Array(await (await sender.photo()).arrayBuffer())).toEqual(bytes);
});

test('[S20] two parts at once are one after the other', async () => {
  const replies = await Promise.all([sender.part(bytes, 0), sender.part(bytes, 0)]);
  for (const reply of replies) expect(await reply.json()).toMatchObject({ bytes: partBytesMax });
  expect(await rowsIn('photo_part')).toHaveLength(1);
});

test('[S20] only for a photo that the record names, and only from who made the record (A2)', async () => {
  const other = photoOf(handMadeJpeg({ seed: 2 }));
  const missing = await sender.part(bytes, 0, { hash: other.hash });
  const gone = JSON.stringify({ code: 'not-found' });
  const otto = senderOf(server, await server.signIn('otto-officer'), photo);
  const corin = senderOf(server, await server.signIn('corin-coordinator'), photo);
  await sender.all(bytes);
  const wrong = '00000000-0000-4000-8000-000000000000';
  const asked = [
    missing,
    await sender.part(bytes, 0, { record: wrong }),
    await sender.standing({ record: wrong }),
    await sender.photo({ record: wrong }),
    await sender.photo({ record: "' or 1=1" }),
    await sender.photo({ hash: photo.hash.toUpperCase() }),
    await otto.part(bytes, 0),
    await otto.standing(),
    await otto.photo(),
    await corin.part(bytes, 0),
    await corin.standing(),
  ];
  for (const response of asked) {
    expect(response.status).toBe(404);
    expect(JSON.stringify(await faultOf(response))).toBe(gone);
  }
  expect((await corin.photo()).status).toBe(200);
  expect(await rowsIn('photo')).toHaveLength(1);
});

test('[S11] the photos of a record are seen by those whom the roles table lets see them', async () => {
  await sender.all(bytes);
  const sees: Readonly<Record<string, boolean>> = {
    'olive-officer': true,
    'otto-officer': false,
    'corin-coordinator': true,
    'iris-inspector': true,
    'cole-councilprotection': false,
    'hana-hubworker': false,
    'perry-partner': false,
    'ada-administrator': false,
  };
  for (const [who, does] of Object.entries(sees)) {
    const reply = await senderOf(server, await server.signIn(who), photo).photo();
    expect([who, reply.status]).toEqual([who, does ? 200 : 404]);
  }
  expect((await server.ask('GET', `/api/photos/${photo.hash}`)).status).toBe(401);
});

test('the same picture on two records is two photos: a hash opens nothing', async () => {
  const second = await given(photo, 'begging');
  await sender.all(bytes);
  expect((await second.photo()).status).toBe(404);
  expect(await (await second.standing()).json()).toMatchObject({ bytes: 0 });
});

test('[S20] a photo that carries its place is refused before that part of it is stored, and nothing of it stays (A7)', async () => {
  const first = handMadeJpeg({ extra: [exif()] });
  const last = bytesOf(bytes.subarray(0, -2), exif(), [0xff, 0xd9]);
  for (const [i, carrying] of [first, last].entries()) {
    const carries = await given(photoOf(carrying), `carrying ${i}`);
    const reply = await carries.all(carrying);
    expect(reply.status).toBe(415);
    expect(await faultOf(reply)).toMatchObject({ code: 'not-a-photo', where: 'marker e1' });
    expect(await (await carries.standing()).json()).toMatchObject({ bytes: 0, isWhole: false });
    expect(Buffer.from(carrying).includes(canary)).toBe(true);
  }
  expect(await rowsIn('photo')).toEqual([]);
  expect(await rowsIn('photo_part')).toEqual([]);
});

const headOf = (width: number, height: number) =>
  bytesOf(start, jfif, segment(0xdb, 0, Array(64).fill(1)), frame(width, height));

test.each<readonly [string, Uint8Array]>([
  ['an SVG', ascii(`<svg xmlns="http://www.w3.org/2000/svg">${' '.repeat(900)}</svg>`)],
  ['a page', ascii('<!doctype html><script>alert(1)</script>')],
  ['a PNG', bytesOf(0x89, ascii('PNG\r\n\x1a\n'), Array(200).fill(0))],
  ['a picture of 40,000 by 40,000 pixels', headOf(40_000, 40_000)],
  ['a picture of another size than the record says', headOf(1599, 1200)],
  ['a JPEG and a zip in one', bytesOf(handMadeJpeg({ scanBytes: 500 }), ascii('PK\x03\x04'))],
  [
    'two pictures in one',
    bytesOf(handMadeJpeg({ scanBytes: 500 }), handMadeJpeg({ scanBytes: 500 })),
  ],
  ['a picture without its end', handMadeJpeg({ scanBytes: 500 }).subarray(0, -2)],
])('[S20] %s is refused, whatever its hash, and nothing of it stays (A6)', async (_, wrong) => {
  const carries = await given(photoOf(wrong), 'wrong');
  const reply = await carries.all(wrong);
  expect([reply.status, (await faultOf(reply)).code]).toEqual([415, 'not-a-photo']);
  expect(await rowsIn('photo')).toEqual([]);
  expect(await rowsIn('photo_part')).toEqual([]);
});

test('[S20] bytes that don’t have the hash that the record names are refused, and it may be tried again', async () => {
  const other = handMadeJpeg({ seed: 2 });
  const reply = await sender.all(other);
  expect(await faultOf(reply)).toEqual({ code: 'not-a-photo', where: 'hash' });
  expect(await (await sender.all(bytes)).json()).toMatchObject({ isWhole: true });
});

test('more than was told, more than a part, or packed: refused with no more of it in memory', async () => {
  const short = await given(photoOf(bytes, { bytes: 40_000 }), 'short');
  await short.part(bytes, 0);
  expect(await faultOf(await short.part(bytes, partBytesMax))).toEqual({
    code: 'too-large',
    where: 'photo',
  });
  const path = `/api/photos/${photo.hash}/parts/0?record=${newChange('drinking', 1).record}`;
  const headers = { 'x-beatbook': '1', cookie: olive.cookie };
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      pulled += 1;
      controller.enqueue(new Uint8Array(16 * 1024));
    },
  });
  const bomb = await server.app.request(path, {
    method: 'PUT',
    headers,
    body: endless,
    duplex: 'half',
  } as RequestInit);
  expect([bomb.status, await faultOf(bomb)]).toEqual([413, { code: 'too-large', where: 'body' }]);
  expect(pulled).toBeLessThan(6);
  const packed = { ...headers, 'content-encoding': 'gzip' };
  const reply = await server.app.request(path, { method: 'PUT', headers: packed, body: 'x' });
  expect(reply.status).toBe(403);
  const { cookie } = olive;
  const foreign = await server.app.request(path, { method: 'PUT', headers: { cookie }, body: 'x' });
  expect(await faultOf(foreign)).toEqual({ code: 'not-allowed', where: 'x-beatbook' });
});

test('[S20] a photo goes with its record, and with the record’s naming of it', async () => {
  const second = handMadeJpeg({ seed: 2 });
  const both = [photo, photoOf(second)];
  await olive.sync({ changes: [newChange('drinking', 2, { base: 1, fields: { photos: both } })] });
  await sender.all(bytes);
  await senderOf(server, olive, photoOf(second)).all(second);
  expect(await rowsIn('photo')).toHaveLength(2);

  await olive.sync({
    changes: [newChange('drinking', 3, { base: 2, fields: { photos: both.slice(1) } })],
  });
  expect((await rowsIn('photo')).map(({ hash }) => hash)).toEqual([both[1]?.hash]);
  expect(new Set((await rowsIn('photo_part')).map(({ hash }) => hash))).toEqual(
    new Set([both[1]?.hash]),
  );
  expect((await sender.photo()).status).toBe(404);
  expect((await sender.part(bytes, 0)).status).toBe(404);

  await olive.sync({
    changes: [newChange('drinking', 4, { base: 3, fields: {}, isDelete: true })],
  });
  expect(await rowsIn('photo')).toEqual([]);
  expect(await rowsIn('photo_part')).toEqual([]);
  expect((await senderOf(server, olive, photoOf(second)).photo()).status).toBe(404);
});

test('[S20] an edit of something else leaves the photos where they are', async () => {
  await sender.all(bytes);
  await olive.sync({
    changes: [newChange('drinking', 2, { base: 1, fields: { note: 'Quiet.' } })],
  });
  expect((await sender.photo()).status).toBe(200);
});

test('[S20] what never became whole goes after the time that the partnership keeps what it refused', async () => {
  await sender.part(bytes, 0);
  const whole = handMadeJpeg({ seed: 2 });
  await (await given(photoOf(whole), 'begging')).all(whole);
  server.world.pass(89 * dayMs);
  await tidy(server);
  expect(await rowsIn('photo')).toHaveLength(2);
  server.world.pass(2 * dayMs);
  await tidy(server);
  expect((await rowsIn('photo')).map(({ hash }) => hash)).toEqual([photoOf(whole).hash]);
  expect(new Set((await rowsIn('photo_part')).map(({ hash }) => hash)).size).toBe(1);
});

test('a record names no photo twice, and no more than the partnership takes', async () => {
  const [, twice] = [null, photoOf(bytes, { at: 1 })];
  const many = Array.from({ length: 5 }, (_, i) => photoOf(handMadeJpeg({ seed: i + 1 })));
  const { outcomes } = await olive.sync({
    changes: [photographed('twice', 2, [photo, twice]), photographed('many', 3, many)],
  });
  expect(outcomes.map(({ fault }) => fault)).toEqual([
    { code: 'malformed', where: 'photos has one twice' },
    { code: 'too-large', where: 'photos' },
  ]);
});

test('the log names the route of a photo and nothing of it', async () => {
  await sender.all(bytes);
  await sender.photo();
  const lines = server.lines.slice(-2);
  expect(lines).toMatchObject([
    { method: 'PUT', route: '/api/photos/:hash/parts/:begins', status: 200, role: 'officer' },
    { method: 'GET', route: '/api/photos/:hash', status: 200, role: 'officer' },
  ]);
  expect(JSON.stringify(server.lines)).not.toContain(photo.hash.slice(0, 8));
});

test('one phone sends 600 parts a minute, and its records go out all the same', async () => {
  for (let i = 0; i < 600; i++) await sender.standing();
  expect((await sender.standing()).status).toBe(429);
  expect(
    await olive.sync({ changes: [newChange('glass', 2, { fields: incidentFields })] }),
  ).toBeDefined();
});
