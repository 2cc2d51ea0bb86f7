/** A world that a test holds in its hand: clock, ids, chance, wake-ups and the weather on the wire. */
import type { World } from '../../src/device/world.ts';
import type { Instant } from '../../src/domain/time.ts';
import { type Ground, newGround, positionOn } from './ground.ts';

type Fetch = World['fetch'];

export type TestWorld = World & {
  /** Moves the clock and wakes what falls due, in its order. */
  readonly pass: (ms: number) => Promise<void>;
  /** Sets the clock alone, as a person or a mast may do. */
  readonly setClock: (now: Instant) => void;
  readonly wire: Wire;
  readonly ground: Ground;
};

/**
 * `reply-lost`: the server hears and answers, nothing comes back. `twice`: every request arrives
 * twice. `hotel`: a sign-in page, with status 200, in place of every answer. `hangs`: silence.
 */
export type Weather = 'clear' | 'offline' | 'reply-lost' | 'twice' | 'hotel' | 'hangs';

export type Sent = { readonly path: string; readonly method: string; readonly body: unknown };

export type Wire = {
  weather: Weather;
  /** Answers the next requests in the server's place, one each. */
  readonly instead: ((sent: Sent) => Response)[];
  /** Everything that was put on the wire, whatever became of it. */
  readonly sent: Sent[];
  /** Who answers; another one may be put there. */
  server: Fetch;
};

/** Sunday 22 November 2026, 01:00 in Maidstone. */
export const oneInTheMorning: Instant = Date.UTC(2026, 10, 22, 1);

export function newWorld(server: Fetch, seed = 1, startsAt = oneInTheMorning): TestWorld {
  const chance = newChance(seed);
  const clock = { now: startsAt };
  const wire = newWire(server);
  const ground = newGround();
  const sleepers = new Set<Sleeper>();
  return {
    now: () => clock.now,
    newId: () => newUuid(chance),
    chance,
    fetch: (path, init) => send(wire, path, init),
    wakeAfter: (delayMs, wake) => {
      const sleeper = { at: clock.now + Math.max(0, delayMs), wake };
      sleepers.add(sleeper);
      return () => sleepers.delete(sleeper);
    },
    position: positionOn(ground, () => clock.now),
    ground,
    pass: (ms) => pass(clock, sleepers, ms),
    setClock: (now) => {
      clock.now = now;
    },
    wire,
  };
}

const newWire = (server: Fetch): Wire => ({
  weather: 'clear',
  instead: [],
  sent: [],
  server,
});

/** mulberry32 (Ettinger 2017): small, and the same in every run. */
function newChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function newUuid(chance: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(chance() * 16).toString(16)).join('');
  const [a, b, c, d] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16), hex.slice(17, 20)];
  return `${a}-${b}-4${c}-a${d}-${hex.slice(20)}`;
}

/** Waits until something is so; what never becomes so fails the test here, by its name. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`It never came to this: ${what}.`);
    await nextTurn();
  }
}

/** Real time, on a machine that may be busy: any single step takes a hundredth of it. */
const patienceMs = 10_000;

export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Sleeper = { readonly at: Instant; readonly wake: () => void };

async function pass(clock: { now: Instant }, sleepers: Set<Sleeper>, ms: number): Promise<void> {
  const end = clock.now + ms;
  await settle();
  for (let next = firstOf(sleepers, end); next; next = firstOf(sleepers, end)) {
    sleepers.delete(next);
    clock.now = Math.max(clock.now, next.at);
    next.wake();
    await settle();
  }
  clock.now = end;
}

/** What a phone does by itself takes some 50 turns: only what waits for someone is left after these. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 300; turn++) await nextTurn();
}

const firstOf = (sleepers: ReadonlySet<Sleeper>, end: Instant): Sleeper | undefined =>
  [...sleepers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];

async function send(wire: Wire, path: string, init: RequestInit): Promise<Response> {
  const sent = { path, method: init.method ?? 'GET', body: bodyOf(init) };
  wire.sent.push(sent);
  const instead = wire.instead.shift();
  if (instead) return instead(sent);
  return weathers[wire.weather](() => wire.server(path, init), init);
}

const bodyOf = ({ body }: RequestInit): unknown =>
  typeof body === 'string' ? JSON.parse(body) : undefined;

const weathers: Readonly<
  Record<Weather, (ask: () => Promise<Response>, init: RequestInit) => Promise<Response>>
> = {
  clear: (ask) => ask(),
  offline: () => Promise.reject(new TypeError('Failed to fetch')),
  'reply-lost': async (ask) => {
    await ask();
    throw new TypeError('Failed to fetch');
  },
  twice: async (ask) => {
    await ask();
    return ask();
  },
  hotel: async () =>
    new Response('<!doctype html><title>Welcome to Hotel Wi-Fi</title>', {
      headers: { 'content-type': 'text/html' },
    }),
  hangs: (_ask, { signal }) =>
    new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    }),
};
