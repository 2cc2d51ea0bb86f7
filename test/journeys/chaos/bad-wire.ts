/** The line between the phones and the server, in whatever weather: a proxy of the test's own. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { Random } from '../../simulation/random.ts';
import { type Heard, hear } from '../../support/onward.ts';
import type { Trace } from './trace.ts';
import { type Call, type TrickName, tricks } from './tricks.ts';
import { type Weather, weathers } from './weather.ts';

export type BadWire = AsyncDisposable & {
  readonly url: string;
  /** Whatever is under way when it turns is cut. */
  readonly turn: (weather: Weather) => void;
  /** Resolves when the next batch with changes is on its way to the server, or its answer at the phone. */
  readonly nextPush: (moment: Moment) => Promise<void>;
  /** Resolves when nothing is under way any more, later copies included. */
  readonly quiet: () => Promise<void>;
};

/** `answered`: the phone may have its receipts, and the server may be about to forget that it gave them. */
export type Moment = 'asked' | 'answered';

type Line = {
  readonly port: number;
  readonly random: Random;
  readonly trace: Trace;
  readonly underWay: Set<Promise<void>>;
  weather: Weather;
  readonly waiting: Map<Moment, () => void>;
};

export async function stretchWire(port: number, random: Random, trace: Trace): Promise<BadWire> {
  const line: Line = {
    ...{ port, random, trace, weather: 'clear' },
    waiting: new Map(),
    underWay: new Set(),
  };
  const proxy = createServer((request, response) => {
    const done = carry(line, request, response)
      .catch(() => void response.destroy())
      .finally(() => line.underWay.delete(done));
    line.underWay.add(done);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: `http://localhost:${(proxy.address() as AddressInfo).port}`,
    turn: (weather) => {
      trace.note('wire', weather);
      line.weather = weather;
      proxy.closeAllConnections();
    },
    nextPush: (moment) => new Promise((resolve) => line.waiting.set(moment, resolve)),
    quiet: async () => {
      while (line.underWay.size > 0) await Promise.all(line.underWay);
    },
    async [Symbol.asyncDispose]() {
      proxy.close();
      proxy.closeAllConnections();
      await once(proxy, 'close');
    },
  };
}

async function carry(
  line: Line,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const heard = await hear(request);
  const { random, port, trace, weather } = line;
  const { person, changes } = contentOf(heard);
  const drawn: TrickName = random.weighted<TrickName>(weathers[weather]);
  const trick = isStream(heard) && endless.includes(drawn) ? 'through' : drawn;
  if (trick !== 'through' || changes > 0) {
    trace.note(person, `${heard.method} ${heard.path} ${changes} changes: ${trick}`);
  }
  if (weather !== 'clear') trace.count(trick);
  const call: Call = { port, heard, response, random };
  const played = tricks[trick](call);
  if (changes > 0) tell(line, 'asked');
  if (isStream(heard)) void played.catch(() => void response.destroy());
  else await played;
  if (changes > 0 && response.writableFinished) tell(line, 'answered');
}

function tell({ waiting }: Line, moment: Moment): void {
  waiting.get(moment)?.();
  waiting.delete(moment);
}

/** A stream of events has no end to wait for: it is cut when the weather turns. */
const endless: readonly TrickName[] = [
  'reply lost',
  'cut in the reply',
  'twice at once',
  'twice, once later',
  'reply lost, and again later',
  '500 after its effect',
];

const isStream = ({ headers }: Heard): boolean => headers.accept === 'text/event-stream';

/** Whose it is, and how many changes are in it. */
function contentOf({ path, headers, body }: Heard): { person: string; changes: number } {
  if (path !== '/api/sync' || body.length === 0) return { person: 'phone', changes: 0 };
  const text = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  const { person, changes } = JSON.parse(text.toString());
  return { person, changes: changes.length };
}
