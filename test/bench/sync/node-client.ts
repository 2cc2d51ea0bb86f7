/** A client without a browser: signs in and syncs over HTTP, as fast as the server answers. */
import { protocol } from '../../../src/sync/limits.ts';
import { requestHeader, type SyncReply } from '../../../src/sync/messages.ts';

export type NodeClient = {
  readonly person: string;
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Response>;
  /** The reply as it came, so that whoever measures decides what to do with it. */
  readonly sync: (request: Asked) => Promise<string>;
};

export type Asked = {
  readonly client: string;
  readonly cursor: string | null;
  readonly epoch: string | null;
  readonly reference: string | null;
  /** Asked for only where it is given. */
  readonly keys?: string | null;
  readonly changes: readonly unknown[];
};

export async function signInAt(url: string, code: string): Promise<NodeClient> {
  const ask = asker(url, '');
  const reply = await ask('POST', '/api/session', { code, device: 'Benchmark' });
  const cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { person } = (await reply.json()) as { readonly person: { readonly id: string } };
  const signedIn = asker(url, cookie);
  return {
    person: person.id,
    ask: signedIn,
    sync: async (asked) => {
      const body = { protocol, person: person.id, ...asked };
      return (await signedIn('POST', '/api/sync', body)).text();
    },
  };
}

const asker =
  (url: string, cookie: string): NodeClient['ask'] =>
  async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        [requestHeader]: '1',
        'content-type': 'application/json',
        ...(cookie && { cookie }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };

export type Reach = { readonly cursor: string | null; readonly epoch: string | null };

/** All pages after `from` as they came, without the reference, which is no part of any floor. */
export async function recordPages(
  client: NodeClient,
  from: Reach,
): Promise<Reach & { readonly pages: readonly string[] }> {
  const pages: string[] = [];
  let reach = from;
  let reference: string | null = null;
  for (let hasMore = true; hasMore; ) {
    const asked = { client: crypto.randomUUID(), ...reach, reference, changes: [] };
    const { reference: sent, ...reply } = JSON.parse(await client.sync(asked)) as SyncReply;
    reference = sent?.version ?? reference;
    pages.push(JSON.stringify(reply));
    reach = { cursor: reply.cursor, epoch: reply.epoch };
    hasMore = reply.hasMore;
  }
  return { ...reach, pages };
}
