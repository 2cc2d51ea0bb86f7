/** Beatbook's phone engine as the app opens it; only the turn to sync is in the benchmark's hand. */

import { newIdAt } from '../../../../src/device/new-id.ts';
import { openPhone } from '../../../../src/device/open-phone.ts';
import type { Phone, PhoneState } from '../../../../src/device/phone.ts';
import { browserPlatform } from '../../../../src/device/platform.ts';
import type { World } from '../../../../src/device/world.ts';
import { zippedFetch } from '../../../../src/device/zipped-fetch.ts';
import type { Incident } from '../../../../src/domain/incident.ts';
import { newGround, positionOn } from '../../../support/ground.ts';
import { contentOf } from '../digest.ts';
import { firstList, offer, sizeOf, timed } from './bench-page.ts';

let sent = 0;
let isOpen = false;
const waiting: (() => void)[] = [];
let phone: Phone | undefined;

const world: World = {
  now: Date.now,
  newId: () => newIdAt(Date.now(), crypto.randomUUID()),
  chance: Math.random,
  fetch: zippedFetch((path, init) => {
    sent += sizeOf(init.body);
    return fetch(path, init);
  }),
  wakeAfter: (delayMs, wake) => {
    const timer = setTimeout(wake, delayMs);
    return () => clearTimeout(timer);
  },
  position: positionOn(newGround(), () => Date.now()),
};

offer(
  {
    open: async (code) => {
      phone = start();
      const signedIn = await phone.signIn(code);
      if (!signedIn.ok) throw new Error(JSON.stringify(signedIn.fault));
      // The loop stands before the gate: its code is loaded, nothing has been asked yet.
      await until(phone, ({ sync }) => sync.phase === 'busy');
    },
    pull: () => talk((state) => state.sync.isPartial !== true),
    openCold: (expected) =>
      timed(async () => {
        phone = start();
        await until(phone, ({ stage, records }) => stage === 'ready' && records.size === expected);
        firstList(phone.state().records.values());
      }),
    save: (fields) => timed(() => log(fields)),
    queue: async (many) => {
      for (const fields of many) await log(fields);
    },
    push: () => talk((state) => state.unsent === 0),
    content: () => contentOf([...(phone?.state().records.values() ?? [])].map((it) => it.fields)),
  },
  () => sent,
);

/** Without a gate the phone would sync by itself, between samples and in the middle of them. */
function start(): Phone {
  const platform = browserPlatform();
  return openPhone(world, {
    ...platform,
    inTurn: async (name, work) => {
      if (!isOpen) await new Promise<void>((resolve) => waiting.push(resolve));
      return platform.inTurn(name, work);
    },
  });
}

/** Lets it sync until it rests. */
async function talk(isDone: (state: PhoneState) => boolean): Promise<number> {
  const held = opened();
  const tookMs = await timed(async () => {
    let wasBusy = held.state().sync.phase === 'busy';
    isOpen = true;
    for (const go of waiting.splice(0)) go();
    if (!wasBusy) void held.syncNow();
    await until(held, (state) => {
      if (state.sync.fault) throw new Error(JSON.stringify(state.sync.fault));
      wasBusy ||= state.sync.phase === 'busy';
      return wasBusy && state.sync.phase === 'settled' && isDone(state);
    });
  });
  isOpen = false;
  return tookMs;
}

async function log(fields: object): Promise<void> {
  const logged = await opened().log('incident', fields as Incident);
  if (!logged.ok) throw new Error(JSON.stringify(logged.fault));
}

function opened(): Phone {
  if (!phone) throw new Error('The phone is not open.');
  return phone;
}

function until(held: Phone, isSo: (state: PhoneState) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      try {
        if (!isSo(held.state())) return;
        stop();
        resolve();
      } catch (error) {
        stop();
        reject(error);
      }
    };
    const stop = held.watch(look);
    look();
  });
}
