/** Many phones whose server is started again in one moment: they must not come back in one. */
import { expect, test, vi } from 'vitest';
import { type TestPhone, turnOn } from '../support/phone.ts';
import { signIn } from './given.ts';
import { newNudges } from './given-nudges.ts';
import { newTown } from './given-server.ts';

vi.setConfig({ testTimeout: 120_000 });

const count = 100;
const minuteMs = 60_000;
const restartMs = 5000;

/** The most that fall into one second. */
function busiest(times: readonly number[]): number {
  const seconds = new Map<number, number>();
  for (const at of times) {
    const second = Math.floor(at / 1000);
    seconds.set(second, (seconds.get(second) ?? 0) + 1);
  }
  return Math.max(0, ...seconds.values());
}

test('[S19] 100 phones whose server is started again come back over a minute, not in one moment', async () => {
  const { server, world } = await newTown();
  const nudges = newNudges();
  const pulls: number[] = [];
  const opened: number[] = [];
  const phoneOf = async (): Promise<TestPhone> => {
    const ask = server.newBrowser();
    const source = nudges.newSource();
    const open = (told: Parameters<typeof source.open>[0]) => {
      opened.push(world.now());
      return source.open(told);
    };
    const fetch = async (path: string, init: RequestInit) => {
      if (!nudges.isThere) throw new TypeError('Failed to fetch');
      if (path === '/api/sync') pulls.push(world.now());
      return ask(path, init);
    };
    const phone = turnOn({ ...world, fetch }, { platform: { nudges: { ...source, open } } });
    await signIn(phone, server, 'otto-officer');
    await phone.until('settled', ({ sync, reference }) => sync.phase === 'settled' && !!reference);
    return phone;
  };
  const phones: TestPhone[] = [];
  for (let i = 0; i < count; i++) phones.push(await phoneOf());
  for (let i = 0; i < 5; i++) {
    await world.pass(minuteMs / 3);
    nudges.say('beat');
  }
  expect(nudges.open()).toBe(count);

  pulls.length = 0;
  opened.length = 0;
  nudges.isThere = false;
  nudges.say('lost');
  await world.pass(restartMs);
  nudges.isThere = true;
  await world.pass(minuteMs / 2);
  nudges.say('beat');
  await world.pass(minuteMs / 2);

  expect(nudges.open()).toBe(count);
  expect(pulls.length).toBeGreaterThanOrEqual(count);
  // F20: evenly it would be 2 and 7 in a second; chance puts some more into the same one.
  expect(busiest(pulls)).toBeLessThanOrEqual(8);
  expect(busiest(opened)).toBeLessThanOrEqual(20);
  for (const phone of phones) {
    expect(phone.state().sync.phase).toBe('settled');
    expect(phone.state().sync.lastReplyAt ?? 0).toBeGreaterThan(world.now() - minuteMs - restartMs);
    phone.close();
  }
});
