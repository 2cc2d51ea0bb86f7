/** A photo on 64 kbit/s with a cut every 20 s: what it costs, by the clock of the test and to the byte. */
import { expect, test } from 'vitest';
import type { World } from '../../src/device/world.ts';
import { partBytesMax } from '../../src/sync/photos.ts';
import type { TestWorld } from '../support/world.ts';
import { must } from './given.ts';
import { atServer, givenIncident, isPart, onPhone, partsSent, picture } from './given-photos.ts';

const bytesPerSecond = 64_000 / 8;
const cutEveryMs = 20_000;
/** A request's line, headers and cookie; there and back again. */
const headBytes = 700;
const latencyMs = 400;

type Carried = { readonly begins: number; readonly bytes: number; readonly isCut: boolean };

/** Every 20 s the line breaks, whatever is on it; what had not come to its end is lost. */
function weaken(world: TestWorld, server: World['fetch']): Carried[] {
  const carried: Carried[] = [];
  const pause = (ms: number) => new Promise<void>((wake) => world.wakeAfter(ms, wake));
  /** Whether these bytes came through before the next cut. */
  const carry = async (bytes: number): Promise<number> => {
    const takesMs = Math.ceil((bytes / bytesPerSecond) * 1000) + latencyMs / 2;
    const untilCutMs = cutEveryMs - (world.now() % cutEveryMs);
    await pause(Math.min(takesMs, untilCutMs));
    return Math.min(1, untilCutMs / takesMs);
  };
  world.wire.server = async (path, init) => {
    const length = lengthOf(init.body);
    const share = await carry(length + headBytes);
    const begins = Number(/parts\/(\d+)/.exec(path)?.[1]);
    const isCut = share < 1;
    if (isPart({ path, method: init.method ?? '' })) {
      carried.push({ begins, bytes: Math.round(length * share), isCut });
    }
    if (isCut) throw new TypeError('Failed to fetch');
    const reply = await server(path, init);
    if ((await carry(headBytes)) < 1) throw new TypeError('Failed to fetch');
    return reply;
  };
  return carried;
}

const lengthOf = (body: RequestInit['body']): number =>
  typeof body === 'string' ? body.length : ((body as Uint8Array | undefined)?.length ?? 0);

test.each([
  0, 3000, 9000, 14_000, 19_000,
])('[S20] on 64 kbit/s with a cut every 20 s, begun %i ms after one: every photo comes, and a cut costs no more than a part', async (beganMs) => {
  const { server, world, phone, id, photos } = await givenIncident();
  const { server: answer } = world.wire;
  world.wire.weather = 'offline';
  const taken = [1, 2].map((seed) => picture({ scanBytes: 249_000, seed }));
  for (const one of taken) must(await photos.add(id, one));
  await world.pass(10 * 60_000);
  await world.pass(cutEveryMs - (world.now() % cutEveryMs) + beganMs);
  const carried = weaken(world, answer);
  world.wire.weather = 'clear';
  const beganAt = world.now();
  phone.comeBack();
  for (let i = 0; i < 60 && phone.state().photosUnsent > 0; i++) {
    await world.pass(5000);
  }

  const tookSeconds = (world.now() - beganAt) / 1000;
  for (const one of taken) {
    expect(await atServer(server, id, one)).toMatchObject({ isWhole: true, hash: one.hash });
  }
  expect(await onPhone(phone)).toEqual({ states: ['received', 'received'], pictures: 0 });
  const bytes = taken.reduce((sum, it) => sum + it.bytes.length, 0);
  const cuts = carried.filter(({ isCut }) => isCut).length;
  const wasted = carried.reduce((sum, it) => sum + it.bytes, 0) - bytes;
  expect(cuts).toBeGreaterThan(1);
  expect(wasted).toBeLessThanOrEqual(cuts * partBytesMax);
  // Nothing that the server has is sent again; after a cut the same part, and none before it.
  for (const [i, { begins }] of carried.entries()) {
    const before = carried[i - 1];
    if (before && begins !== 0) expect(begins).toBeGreaterThanOrEqual(before.begins);
  }
  expect(partsSent(world).length - cuts).toBe(2 * Math.ceil(249_136 / partBytesMax));
  const floorSeconds = bytes / bytesPerSecond;
  expect(tookSeconds / floorSeconds).toBeLessThan(1.8);
});
