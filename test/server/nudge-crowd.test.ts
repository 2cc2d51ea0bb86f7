import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  type Crowd,
  gather,
  type ListeningServer,
  startListeningServer,
} from '../bench/nudge/crowd.ts';
import { nextTurn } from '../support/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const count = 1000;
/** A socket with its buffers, a request and its answer, a stream and its reader: 17 KB when it was measured. */
/** With the thousand who listen, fewer than one address may ask in a minute. */
const asksMax = 500;
const bytesEachMax = 60_000;

let server: ListeningServer;
let crowd: Crowd;
let heapBefore: number;
beforeAll(async () => {
  server = await startListeningServer(count);
  await fetch(`${server.url}/healthz`);
  heapBefore = await server.ask('heap');
  crowd = await gather(server);
});
afterAll(async () => {
  crowd.leave();
  await server[Symbol.asyncDispose]();
});

test('[S19] a thousand listeners at one process are all nudged by one record, and the server answers others meanwhile', async () => {
  expect(await server.ask('listeners')).toBe(count);
  const queriesBefore = await server.ask('queries');
  const from = Date.now();
  await server.ask('commit');
  const statuses = new Set<number>();
  const headers = { cookie: server.cookies[0] ?? '' };
  for (let asked = 0; crowd.nudgedAt.size < count; asked++) {
    if (asked < asksMax) {
      statuses.add((await fetch(`${server.url}/api/session`, { headers })).status);
    } else await nextTurn();
  }
  expect([...statuses]).toEqual([200]);
  const seconds = Math.ceil((Date.now() - from) / 1000);
  const queries = (await server.ask('queries')) - queriesBefore;
  // One a second, two more every fifth, and two for the record: whatever the number of listeners.
  expect(queries).toBeLessThanOrEqual(seconds + 2 * Math.ceil(seconds / 5) + 4);
});

test('[S19] nothing but names of events came down a thousand streams', () => {
  const known = ['', 'data:', 'event: beat', 'event: nudge'];
  expect(
    [...crowd.lines].filter((line) => !known.includes(line) && !/^retry: \d+$/.test(line)),
  ).toEqual([]);
});

test('[S19] a listener takes little memory, and gives it back when it leaves', async () => {
  const each = ((await server.ask('heap')) - heapBefore) / count;
  expect(each).toBeLessThan(bytesEachMax);
  crowd.leave();
  await expect.poll(() => server.ask('listeners'), { timeout: 30_000 }).toBe(0);
});
