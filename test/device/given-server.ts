/** The server beside a phone: one clock for both, and the cookie jar that a browser would keep. */
import type { World } from '../../src/device/world.ts';
import type { App } from '../../src/server/app.ts';
import { newTestServer, newTestWorld, type TestServer } from '../support/server.ts';
import { newWorld, type TestWorld } from '../support/world.ts';

export type GivenServer = TestServer & {
  /** A browser of its own: what it is told to keep, it sends again. */
  readonly newBrowser: () => World['fetch'];
  /** From now on another server on the same database answers. */
  readonly answeredBy: (app: App) => void;
};

export type Together = { readonly server: GivenServer; readonly world: TestWorld };

/** A server and a phone's world with one clock. */
export async function newTown(seed = 1): Promise<Together> {
  const world = newWorld(async () => new Response(null, { status: 503 }), seed);
  const server = await newTestServer({ world: { ...newTestWorld(), now: world.now } });
  let { app } = server;
  const newBrowser = () => browserOf((path, init) => app.request(path, init));
  const answeredBy = (next: App) => {
    app = next;
  };
  world.wire.server = newBrowser();
  return { server: { ...server, newBrowser, answeredBy }, world };
}

/** A cookie jar before a server. */
export function browserOf(
  ask: (path: string, init: RequestInit) => Response | Promise<Response>,
): World['fetch'] {
  let cookie = '';
  return async (path, init) => {
    const headers = new Headers(init.headers);
    if (cookie) headers.set('cookie', cookie);
    const response = await ask(path, { ...init, headers });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return response;
  };
}
