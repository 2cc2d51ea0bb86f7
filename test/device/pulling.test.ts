import { expect, test } from 'vitest';
import type { PhoneState } from '../../src/device/phone.ts';
import { pageRecordsMax } from '../../src/sync/limits.ts';
import { turnOn } from '../support/phone.ts';
import { nextTurn } from '../support/world.ts';
import { newFate, onBadDisk, type Trouble } from './bad-disk.ts';
import { givenOlive, incident, must } from './given.ts';
import { reply, view } from './given-rows.ts';
import { rowsIn } from './rows-in.ts';

const total = 10_000;

/** Answers with pages of 2,000, each when the cursor before it is named. */
const pages = async (_path: string, init: RequestInit): Promise<Response> => {
  const { cursor } = JSON.parse(String(init.body)) as { cursor: string | null };
  const from = Number(cursor?.split('-')[1] ?? 0);
  const to = Math.min(total, from + pageRecordsMax);
  const records = Array.from({ length: to - from }, (_, i) => view(from + i));
  const isReset = !cursor?.startsWith('p-');
  return Response.json(reply({ records, cursor: `p-${to}`, hasMore: to < total, isReset }));
};

test('[S7] 10,000 records come in pages, with a count meanwhile, and are there at the next start', async () => {
  const { world, phone } = await givenOlive();
  world.wire.server = pages;
  const counts: (number | undefined)[] = [];
  phone.watch(() => counts.push(phone.state().sync.fetched));
  await phone.syncNow();
  expect(phone.state().records.size).toBe(total);
  expect(new Set(counts)).toEqual(new Set([undefined, 2000, 4000, 6000, 8000]));
  expect(phone.state().sync.fetched).toBeUndefined();
  phone.kill();

  const again = turnOn(world, { disk: phone.disk });
  await again.until('ready', ({ stage }) => stage === 'ready');
  expect(again.state().records.size).toBe(total);
}, 20_000);

/** What happens on the wire and on the disk, in its order. */
async function givenWatchedPull(trouble: (write: number) => Trouble | null) {
  const fate = newFate();
  const { world, phone } = await givenOlive({ disk: onBadDisk(fate) });
  const events: string[] = [];
  let underWay = 0;
  world.wire.server = async (path, init) => {
    events.push(underWay++ === 0 ? 'asked' : 'asked too soon');
    await nextTurn();
    underWay -= 1;
    return pages(path, init);
  };
  let written = 0;
  fate.trouble = ({ what, table }) => {
    if (what !== 'write' || table !== 'pages') return null;
    written += 1;
    events.push('stored');
    return trouble(written);
  };
  return { world, phone, events, fate };
}

test('[S7] [S10] the next page is asked for while the one before it is stored, one at a time', async () => {
  const { phone, events } = await givenWatchedPull(() => null);
  await phone.syncNow();
  expect(events.filter((event) => event === 'asked')).toHaveLength(5);
  // The first one is of another life: what is to be sent again goes before the next (S13).
  const order = ['asked', 'stored', 'asked', 'asked', 'stored', 'asked', 'stored', 'asked'];
  expect(events.filter((event, i) => event !== events[i - 1] || event !== 'stored')).toEqual([
    ...order,
    'stored',
  ]);
  expect(phone.state().records.size).toBe(total);
}, 20_000);

test('[S7] a page that can’t be stored stops the pull there, and what was asked for ahead is left', async () => {
  const { phone, fate } = await givenWatchedPull((write) => (write >= 3 ? 'full' : null));
  await phone.syncNow();
  expect(phone.state().sync.phase).toBe('waiting');
  expect(phone.state().records.size).toBe(2000);
  const [meta] = await rowsIn(phone.disk, 'olive-officer', 'meta').then((rows) =>
    rows.filter(({ key }) => key === 'meta'),
  );
  expect(meta?.value).toMatchObject({ cursor: 'p-2000', isPartial: true });
  fate.trouble = () => null;
  await phone.syncNow();
  expect(phone.state().records.size).toBe(total);
}, 20_000);

test('[S7] a pull that breaks off goes on where it was', async () => {
  const { world, phone } = await givenOlive();
  let asked = 0;
  world.wire.server = async (path, init) => {
    asked += 1;
    if (asked === 3) throw new TypeError('Failed to fetch');
    return pages(path, init);
  };
  await phone.syncNow();
  expect(phone.state().sync.phase).toBe('waiting');
  expect(phone.state().records.size).toBe(4000);
  expect(phone.state().sync.isPartial).toBe(true);
  await phone.syncNow();
  expect(phone.state().sync.isPartial).toBeUndefined();
  expect(phone.state().records.size).toBe(total);
  expect(asked).toBe(6);
}, 20_000);

test('one more record among 10,000 folds nothing again', async () => {
  const { world, phone } = await givenOlive();
  world.wire.server = pages;
  await phone.syncNow();
  const before = phone.state();
  must(await phone.log('incident', incident()));
  expect(phone.state().records.size).toBe(total + 1);
  expect(isShared(before, phone.state())).toBe(true);
}, 20_000);

/** The records that did not change are the very same values. */
const isShared = (before: PhoneState, after: PhoneState): boolean =>
  [...before.records].every(([id, held]) => after.records.get(id) === held);

test('pages that pile up are rewritten, and nothing that is seen changes', async () => {
  const { world, phone } = await givenOlive();
  let version = 0;
  world.wire.server = async (path) => {
    if (path !== '/api/sync') throw new TypeError('Failed to fetch');
    version += 1;
    return Response.json(
      reply({ records: [view(1, version), view(version, 1)], cursor: `p-${version}` }),
    );
  };
  for (let n = 0; n < 40; n++) await phone.syncNow();
  expect((await rowsIn(phone.disk, 'olive-officer', 'pages')).length).toBeLessThanOrEqual(17);
  expect(phone.state().records.size).toBe(version);
  expect(phone.state().records.get(view(1).id)?.version).toBe(version);
}, 20_000);
