/** A phone's browser: its cookie, and when the server last heard of it. */
import type { Fetch } from './wire.ts';

export type Browser = {
  cookie: string;
  /** The last request to sync that the server answered, whatever became of the answer. */
  heard: Heard | null;
  /** Of each client, which request the server took last: one that was late on the wire says what was true before. */
  readonly lastOf: Map<string, number>;
};

/** `n`: when it was spoken, in the order of everything that happened. */
export type Heard = {
  readonly n: number;
  readonly client: string;
  readonly cookie: string;
  /** It counts what waits as it sees it: what another page has just written it may not have heard of. */
  readonly isOnlyPage: boolean;
};

export const newBrowser = (): Browser => ({ cookie: '', heard: null, lastOf: new Map() });

type Given = {
  readonly browser: Browser;
  readonly tick: () => number;
  readonly server: Fetch;
  readonly isOnlyPage: () => boolean;
  readonly wireTo: (server: Fetch) => Fetch;
};

/** What it was told to keep goes with the next request, and is kept only if it arrived. */
export function withCookies({ browser, tick, server, isOnlyPage, wireTo }: Given): Fetch {
  const inside = new Set<{ n: number }>();
  return async (path, init) => {
    const { cookie } = browser;
    const spoken = tick();
    const isAlone = isOnlyPage();
    const headers = new Headers(init.headers);
    if (cookie) headers.set('cookie', cookie);
    const { signal: _, ...rest } = init;
    const wire = wireTo(async (to, sent) => {
      const here = { n: spoken };
      // Of two at once nobody knows which the server takes last: the older one says less.
      for (const other of inside) {
        other.n = Math.min(other.n, spoken);
        here.n = Math.min(other.n, here.n);
      }
      inside.add(here);
      const response = await server(to, sent).finally(() => inside.delete(here));
      if (to === '/api/sync' && response.ok) {
        const client = clientIn(sent);
        browser.heard = { n: here.n, client, cookie, isOnlyPage: isAlone };
        browser.lastOf.set(client, here.n);
      }
      return response;
    });
    const response = await wire(path, { ...rest, headers });
    browser.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? browser.cookie;
    return response;
  };
}

const clientIn = ({ body }: RequestInit): string =>
  (JSON.parse(String(body)) as { client: string }).client;
