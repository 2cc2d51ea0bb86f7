import { expect, test } from 'vitest';
import { changePerson } from '../../src/server/accounts/people.ts';
import { insertRecords } from '../../src/server/database/records.ts';
import { silenceMsMax } from '../../src/sync/nudge.ts';
import { stored } from '../server/stored-records.ts';
import { type TestPhone, turnOn } from '../support/phone.ts';
import type { TestWorld } from '../support/world.ts';
import { givenOlive, incident, must, patrol, signIn, syncsSent, type Town } from './given.ts';
import { type GivenNudges, type GivenSource, newNudges } from './given-nudges.ts';
import { newTown } from './given-server.ts';

const minuteMs = 60_000;

type NudgedTown = Town & { readonly nudges: GivenNudges; readonly source: GivenSource };

async function givenNudgedOlive(isThere = true): Promise<NudgedTown> {
  const nudges = newNudges(isThere);
  const source = nudges.newSource();
  return { ...(await givenOlive({ platform: { nudges: source } })), nudges, source };
}

const settled = (phone: TestPhone) =>
  phone.until('settled', ({ sync }) => sync.phase === 'settled');

/** Past the poll that covers what came before the stream was open: from here on the server speaks up. */
async function givenListening(): Promise<NudgedTown> {
  const town = await givenNudgedOlive();
  await passWithBeats(town, 2 * minuteMs);
  return town;
}

async function passWithBeats({ world, nudges }: NudgedTown, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 20_000) {
    nudges.say('beat');
    await world.pass(20_000);
  }
}

const pullsIn = async (world: TestWorld, work: () => Promise<unknown>): Promise<number> => {
  const before = syncsSent(world).length;
  await work();
  return syncsSent(world).length - before;
};

const hide = ({ phone, source }: NudgedTown) => {
  phone.hide();
  source.leave();
};

const loseSignal = ({ world, source }: NudgedTown) => {
  world.wire.weather = 'offline';
  source.online = false;
  source.leave();
};

test.each<[string, number, (town: NudgedTown) => unknown]>([
  ['signed in, seen and settled', 1, () => undefined],
  ['hidden', 0, hide],
  ['without signal', 0, loseSignal],
  ['closed', 0, ({ phone }) => phone.close()],
  ['signed out by the person', 0, ({ phone }) => phone.signOut()],
  [
    'signed out by the server',
    0,
    async ({ server, world, phone }) => {
      await server.database.sql.updateTable('session').set({ revoked_at: world.now() }).execute();
      await phone.syncNow();
    },
  ],
  [
    'too old',
    0,
    async ({ world, phone }) => {
      world.wire.instead.push(() => Response.json({ fault: { code: 'too-old' } }, { status: 426 }));
      await phone.syncNow();
    },
  ],
  [
    'hidden and seen again',
    1,
    async (town) => {
      hide(town);
      town.phone.comeBack();
      await settled(town.phone);
    },
  ],
  [
    'back where there is signal',
    1,
    async (town) => {
      loseSignal(town);
      await town.world.pass(5000);
      town.world.wire.weather = 'clear';
      town.source.online = true;
      town.phone.comeBack();
      await settled(town.phone);
    },
  ],
  [
    'signed in as somebody else',
    1,
    async ({ server, phone }) => {
      await signIn(phone, server, 'otto-officer');
      await phone.until(
        'Otto',
        ({ person, sync }) => person?.name === 'Otto Officer' && sync.phase === 'settled',
      );
    },
  ],
])('[S19] a phone that is %s has %i streams', async (_, open, work) => {
  const town = await givenNudgedOlive();
  await town.world.pass(0);
  expect(town.nudges.open()).toBe(1);
  await work(town);
  await town.world.pass(100);
  expect(town.nudges.open()).toBe(open);
});

test('[S19] before the first round of sync has settled no stream is opened', async () => {
  const { server, world } = await newTown();
  const nudges = newNudges();
  const phone = turnOn(world, { platform: { nudges: nudges.newSource() } });
  await phone.until('nobody', ({ stage }) => stage === 'nobody');
  expect(nudges.opened()).toBe(0);
  const answer = world.wire.server;
  world.wire.server = (path, init) =>
    path === '/api/sync' ? Promise.reject(new TypeError('Failed')) : answer(path, init);
  await signIn(phone, server, 'olive-officer');
  await phone.until('waiting', ({ sync }) => sync.phase === 'waiting');
  expect(nudges.opened()).toBe(0);
  world.wire.server = answer;
  await phone.syncNow();
  expect(nudges.opened()).toBe(1);
});

test('[S19] a nudge is a pull within a second, and what came is there', async () => {
  const town = await givenListening();
  const { server, world, phone, nudges } = town;
  const record = stored({ kind: 'incident', fields: { ...incident(), zones: ['town-centre'] } });
  await insertRecords(server.database, [record]);
  const pulls = await pullsIn(world, async () => {
    nudges.say('nudge');
    await world.pass(1000);
  });
  expect(pulls).toBe(1);
  await phone.until('it is here', ({ records }) => records.has(record.id));
});

test('[S19] many nudges at once are one pull', async () => {
  const { world, nudges } = await givenListening();
  const pulls = await pullsIn(world, async () => {
    for (let i = 0; i < 5; i++) nudges.say('nudge');
    await world.pass(2000);
  });
  expect(pulls).toBe(1);
});

test('[S19] a pull that begins after the nudge is the pull that it asked for', async () => {
  const { world, phone, nudges } = await givenListening();
  const pulls = await pullsIn(world, async () => {
    nudges.say('nudge');
    await phone.syncNow();
    await world.pass(2000);
  });
  expect(pulls).toBe(1);
});

test('[S19] nudges during a running cycle are one more cycle', async () => {
  const { world, phone, nudges } = await givenListening();
  const answer = world.wire.server;
  const gate = Promise.withResolvers<void>();
  world.wire.server = async (path, init) => {
    await gate.promise;
    return answer(path, init);
  };
  const pulls = await pullsIn(world, async () => {
    const running = phone.syncNow();
    await world.pass(100);
    nudges.say('nudge');
    await world.pass(1100);
    nudges.say('nudge');
    await world.pass(1100);
    gate.resolve();
    await running;
    await world.pass(2000);
  });
  expect(pulls).toBe(2);
});

test('[S19] no nudge hurries a try that is waiting after a failure', async () => {
  const town = await givenListening();
  town.world.wire.weather = 'offline';
  await town.phone.syncNow();
  await passWithBeats(town, 20 * minuteMs);
  expect(town.phone.state().sync.phase).toBe('waiting');
  const pulls = await pullsIn(town.world, async () => {
    for (let i = 0; i < 10; i++) {
      town.nudges.say('nudge');
      await town.world.pass(1000);
    }
  });
  expect(pulls).toBeLessThanOrEqual(1);
});

test('[S19] a pull that began before the stream was back is not trusted with a quarter of an hour', async () => {
  const town = await givenListening();
  const { world, nudges, phone } = town;
  const answer = world.wire.server;
  const gate = Promise.withResolvers<void>();
  world.wire.server = async (path, init) => {
    await gate.promise;
    return answer(path, init);
  };
  nudges.say('lost');
  const running = phone.syncNow();
  await world.pass(16_000);
  expect(nudges.open()).toBe(1);
  gate.resolve();
  await running;
  expect(await pullsIn(world, () => passWithBeats(town, 1.5 * minuteMs))).toBe(1);
});

test('[S19] while beats are heard it looks by itself every quarter of an hour, not every minute', async () => {
  const town = await givenListening();
  expect(await pullsIn(town.world, () => passWithBeats(town, 60 * minuteMs))).toBe(4);
});

test('[S19] the stream opens after a pull: what came in between comes with the next minute’s', async () => {
  const town = await givenNudgedOlive();
  expect(await pullsIn(town.world, () => passWithBeats(town, 1.5 * minuteMs))).toBe(1);
  expect(await pullsIn(town.world, () => passWithBeats(town, 10 * minuteMs))).toBe(0);
});

test.each<[string, (town: NudgedTown) => unknown]>([
  ['falls silent', () => undefined],
  ['is lost', ({ nudges }) => nudges.say('lost')],
])('[S19] when the stream %s, the phone looks every minute again', async (_, work) => {
  const town = await givenListening();
  // No other stream will do.
  town.source.open = () => () => undefined;
  work(town);
  await town.world.pass(silenceMsMax);
  expect(await pullsIn(town.world, () => town.world.pass(10 * minuteMs))).toBeGreaterThanOrEqual(9);
});

test.each([
  ['a server that knows no nudges', () => newNudges(false).newSource()],
  [
    'a proxy that passes nothing on',
    () => ({ ...newNudges().newSource(), open: () => () => undefined }),
  ],
])('[S19] with %s it looks every minute as ever, and asks for a stream ever more seldom', async (_, newSource) => {
  const source = newSource();
  let opened = 0;
  const counted = {
    ...source,
    open: (told: Parameters<typeof source.open>[0]) => {
      opened += 1;
      return source.open(told);
    },
  };
  const { world } = await givenOlive({ platform: { nudges: counted } });
  expect(await pullsIn(world, () => world.pass(60 * minuteMs))).toBeGreaterThanOrEqual(58);
  expect(opened).toBeGreaterThan(3);
  expect(opened).toBeLessThan(30);
});

test('[S19] without a single nudge everything arrives all the same', async () => {
  const { server, world, phone } = await givenNudgedOlive(false);
  const record = stored({ kind: 'incident', fields: { ...incident(), zones: ['town-centre'] } });
  await insertRecords(server.database, [record]);
  const moved = { name: 'Olive Officer', role: 'officer', organisation: 'kent-police' } as const;
  must(await changePerson(server, 'olive-officer', { ...moved, zones: ['town-centre'] }));
  const walk = must(await phone.log('patrol', patrol()));
  await world.pass(2 * minuteMs);
  await phone.until(
    'all is here',
    ({ records, unsent }) => records.has(record.id) && records.has(walk) && unsent === 0,
  );
});
