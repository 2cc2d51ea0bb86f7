/** The weather of the wire: what becomes of a request on its way there, and of its answer on its way back. */
import type { Random } from './random.ts';
import type { Time } from './time.ts';
import { ownTurn } from './turns.ts';

export type Sky =
  /** Everything arrives, at once. */
  | 'perfect'
  /** Everything arrives, sooner or later. */
  | 'clear'
  /** Anything may happen. */
  | 'poor'
  | 'none'
  /** A sign-in page in place of every answer. */
  | 'hotel'
  /** The server, or a proxy before it, is not well. */
  | 'sick';

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

export type Line = {
  readonly time: Time;
  readonly random: Random;
  readonly server: Fetch;
  /** Told of everything that goes wrong or right, for the trace and the counts. */
  readonly told: (fate: Fate) => void;
};

export type Fate =
  | 'arrives'
  | 'slow'
  | 'request lost'
  | 'reply lost'
  | 'twice'
  | 'comes again later'
  | 'too late'
  | 'cut off'
  | 'hangs'
  | 'hotel page'
  | 'error before'
  | 'error after'
  | 'too many requests'
  | 'too large';

const fates: Readonly<Record<Sky, readonly (readonly [Fate, number])[]>> = {
  perfect: [['arrives', 1]],
  clear: [
    ['arrives', 9],
    ['slow', 1],
  ],
  poor: [
    ['arrives', 8],
    ['slow', 3],
    ['request lost', 3],
    ['reply lost', 4],
    ['twice', 2],
    ['comes again later', 3],
    ['too late', 2],
    ['cut off', 2],
    ['hangs', 1],
  ],
  none: [
    ['request lost', 9],
    ['hangs', 1],
  ],
  hotel: [['hotel page', 1]],
  sick: [
    ['arrives', 2],
    ['error before', 2],
    ['error after', 3],
    ['too many requests', 2],
    ['too large', 1],
  ],
};

/** `sky` is asked for each request. */
export const newWire =
  (line: Line, sky: () => Sky): Fetch =>
  async (path, init) => {
    const fate = line.random.weighted(fates[sky()]);
    line.told(fate);
    await someTurns(line);
    const response = await meet[fate](line, path, init);
    await someTurns(line);
    return response;
  };

const noSignal = (): never => {
  throw new TypeError('Failed to fetch');
};

const meet: Readonly<
  Record<Fate, (line: Line, path: string, init: RequestInit) => Promise<Response>>
> = {
  arrives: ({ server }, path, init) => server(path, init),
  slow: async ({ time, random, server }, path, init) => {
    await time.delay(random.between(1, 12_000));
    const response = await server(path, init);
    await time.delay(random.between(1, 12_000));
    return response;
  },
  'request lost': async () => noSignal(),
  'reply lost': async ({ server }, path, init) => {
    await server(path, init);
    return noSignal();
  },
  twice: async ({ random, server }, path, init) => {
    const both = [await server(path, init), await server(path, init)];
    return random.pick(both);
  },
  'comes again later': async (line, path, init) => {
    void again(line, path, init);
    return line.server(path, init);
  },
  'too late': async ({ time, random, server }, path, init) => {
    await time.delay(random.between(31_000, 20 * 60_000));
    await server(path, init);
    return noSignal();
  },
  'cut off': async ({ random, server }, path, init) => {
    const response = await server(path, init);
    const text = await response.text();
    const { status, headers } = response;
    const body = status === 204 ? null : text.slice(0, random.below(text.length));
    return new Response(body, { status, headers });
  },
  hangs: () => new Promise(() => {}),
  'hotel page': async () =>
    new Response('<!doctype html><title>Welcome to Hotel Wi-Fi</title>', {
      headers: { 'content-type': 'text/html' },
    }),
  'error before': async ({ random }) => proxyError(random),
  'error after': async ({ random, server }, path, init) => {
    await server(path, init);
    return proxyError(random);
  },
  'too many requests': async ({ random }) =>
    new Response('{}', {
      status: 429,
      headers: { 'content-type': 'application/json', 'retry-after': `${random.between(1, 90)}` },
    }),
  // A proxy that takes less than the server: a batch of one passes.
  'too large': async ({ server }, path, init) =>
    (`${init.body ?? ''}`.match(/"seq":/g) ?? []).length > 1
      ? new Response('Request Entity Too Large', { status: 413 })
      : server(path, init),
};

/** A proxy that tries again by itself, minutes or hours after it was given up. */
async function again({ time, random, server }: Line, path: string, init: RequestInit) {
  await time.delay(random.between(1, 3 * 3_600_000));
  await server(path, init);
}

const proxyError = (random: Random): Response =>
  new Response('<h1>Bad Gateway</h1>', {
    status: random.pick([500, 502, 503, 504]),
    headers: { 'content-type': 'text/html' },
  });

/** So that others get a word in between. */
async function someTurns({ random }: Line): Promise<void> {
  const count = random.weighted([
    [0, 3],
    [random.below(12), 2],
    [random.below(80), 1],
  ]);
  for (let turn = 0; turn < count; turn++) await ownTurn();
}
