/** Two servers on one PostgreSQL behind a proxy that deals requests out in turn: to a phone they are one. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Heard, handBack, handOn, hear } from './onward.ts';
import { type ServerOptions, type ServerProcess, startServer } from './server-process.ts';

export async function startTwoServers(
  options: ServerOptions & { readonly databaseUrl: string },
): Promise<ServerProcess> {
  // One after the other: the first makes the tables, and links are good of the one started last.
  const servers = [await startServer(options), await startServer(options)] as const;
  const [first, second] = servers;
  const proxy = await startRoundRobin(servers.map(({ url }) => Number(new URL(url).port)));
  let latest = second;
  let kills = 0;
  const start = async (root?: string) => {
    for (const server of servers) {
      if (server.isUp()) continue;
      await server.start(root);
      latest = server;
    }
  };
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()));
  };
  return {
    ...first,
    url: proxy.url,
    linkFor: (name) => latest.linkFor(name).replace(latest.url, proxy.url),
    isUp: () => servers.some((server) => server.isUp()),
    start,
    stop,
    // Never both: the other goes on, and nobody is to notice.
    kill: async () => await (kills++ % 2 === 0 ? first : second).kill(),
    output: () => servers.map((server) => server.output()).join('\n'),
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      for (const server of servers) await server[Symbol.asyncDispose]();
    },
  };
}

type RoundRobin = AsyncDisposable & { readonly url: string };

async function startRoundRobin(ports: readonly number[]): Promise<RoundRobin> {
  let turn = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const heard = await hear(request);
    const from = turn++ % ports.length;
    const inTurn = [...ports.slice(from), ...ports.slice(0, from)];
    const reply = await firstAnswer(inTurn, heard);
    if (reply) return await handBack(reply, response);
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
  };
  const proxy = createServer((request, response) => {
    // Broken off in the middle: it is not tried elsewhere, for it may have had its effect.
    answer(request, response).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: `http://localhost:${(proxy.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      proxy.close();
      proxy.closeAllConnections();
      await once(proxy, 'close');
    },
  };
}

/** Of a server that is down the request is no business: the next one gets it. */
async function firstAnswer(
  ports: readonly number[],
  heard: Heard,
): Promise<IncomingMessage | undefined> {
  for (const port of ports) {
    try {
      return await handOn(port, heard);
    } catch (error) {
      if (Object(error).code !== 'ECONNREFUSED') throw error;
    }
  }
  return undefined;
}
