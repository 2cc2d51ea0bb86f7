/** A thousand phones that listen, as sockets, and the process that they listen to. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Asked, Told } from './listening-server.ts';

export type ListeningServer = AsyncDisposable & {
  readonly url: string;
  readonly cookies: readonly string[];
  readonly ask: (of: Asked) => Promise<number>;
};

export async function startListeningServer(people: number): Promise<ListeningServer> {
  const child = fork(join(import.meta.dirname, 'listening-server.ts'), [String(people)], {
    execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  const [ready] = (await Promise.race([once(child, 'message'), gone])) as [
    { port?: number; cookies?: readonly string[] },
  ];
  if (!ready?.port || !ready.cookies) throw new Error('The server ended before it listened.');
  return {
    url: `http://127.0.0.1:${ready.port}`,
    cookies: ready.cookies,
    ask: async (of) => {
      child.send(of);
      const [told] = (await once(child, 'message')) as [Told];
      return told.value;
    },
    async [Symbol.asyncDispose]() {
      child.send('end');
      await gone;
    },
  };
}

export type Crowd = {
  /** When each of them was nudged last; those who were not are missing. */
  readonly nudgedAt: ReadonlyMap<number, number>;
  readonly beats: () => number;
  /** Everything that came, of all of them, each line once. */
  readonly lines: ReadonlySet<string>;
  readonly leave: () => void;
};

/** One stream for each cookie. Resolves when all of them heard a beat. */
export async function gather({ url, cookies }: ListeningServer): Promise<Crowd> {
  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
  const nudgedAt = new Map<number, number>();
  const lines = new Set<string>();
  let beats = 0;
  const hear = (who: number, text: string) => {
    for (const line of text.split('\n')) {
      lines.add(line);
      if (line === 'event: nudge') nudgedAt.set(who, Date.now());
      if (line === 'event: beat') beats += 1;
    }
  };
  const streams = await Promise.all(
    cookies.map((cookie, who) =>
      listen(`${url}/api/nudge`, { agent, cookie }, (text) => hear(who, text)),
    ),
  );
  return {
    nudgedAt,
    beats: () => beats,
    lines,
    leave: () => {
      for (const stream of streams) stream.destroy();
      agent.destroy();
    },
  };
}

async function listen(
  url: string,
  { agent, cookie }: { readonly agent: Agent; readonly cookie: string },
  heard: (text: string) => void,
): Promise<IncomingMessage> {
  const [response] = (await once(get(url, { agent, headers: { cookie } }), 'response')) as [
    IncomingMessage,
  ];
  if (response.statusCode !== 200) throw new Error(`No stream: ${response.statusCode}`);
  response
    .setEncoding('utf8')
    .on('data', heard)
    .on('error', () => undefined);
  await once(response, 'data');
  return response;
}
