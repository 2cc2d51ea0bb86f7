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
  /** Called once, when the next batch with changes is on its way to the server. */
  readonly atNextPush: (then: () => void) => void;
  /** Whether anything about this record ever came this far. */
  readonly hasHeardOf: (record: string) => boolean;
  /** Resolves when nothing is under way any more, later copies included. */
  readonly quiet: () => Promise<void>;
};

type Line = {
  readonly port: number;
  readonly random: Random;
  readonly trace: Trace;
  readonly heardOf: Set<string>;
  readonly underWay: Set<Promise<void>>;
  weather: Weather;
  atNextPush: (() => void) | null;
};

export async function stretchWire(port: number, random: Random, trace: Trace): Promise<BadWire> {
  const line: Line = {
    ...{ port, random, trace, weather: 'clear', atNextPush: null },
    heardOf: new Set(),
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
    atNextPush: (then) => {
      line.atNextPush = then;
    },
    hasHeardOf: (record) => line.heardOf.has(record),
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
  const { person, records } = contentOf(heard);
  const drawn: TrickName = random.weighted<TrickName>(weathers[weather]);
  const trick = isStream(heard) && endless.includes(drawn) ? 'through' : drawn;
  for (const record of records) line.heardOf.add(record);
  if (trick !== 'through' || records.length > 0) {
    trace.note(person, `${heard.method} ${heard.path} ${records.length} changes: ${trick}`);
  }
  if (weather !== 'clear') trace.count(trick);
  const call: Call = { port, heard, response, random };
  const played = tricks[trick](call);
  if (records.length > 0) {
    line.atNextPush?.();
    line.atNextPush = null;
  }
  await played;
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

type Content = { readonly person: string; readonly records: readonly string[] };

/** Whose, and about which records, where it is a batch of changes. */
function contentOf({ path, headers, body }: Heard): Content {
  if (path !== '/api/sync' || body.length === 0) return { person: 'phone', records: [] };
  const text = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  const { person, changes } = JSON.parse(text.toString());
  return { person, records: changes.map(({ record }: { record: string }) => record) };
}
