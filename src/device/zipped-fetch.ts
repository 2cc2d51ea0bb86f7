/** Requests go out zipped: on a weak signal what is sent is what takes the time. */
import type { World } from './world.ts';

/** About one change; below it a zip saves nothing. */
const zippedFromCharacters = 1024;

/** Wherever the browser can zip; the server takes both. */
export const zippedFetch =
  (fetch: World['fetch']): World['fetch'] =>
  async (path, init) =>
    fetch(path, await zipped(init));

async function zipped(init: RequestInit): Promise<RequestInit> {
  const { body } = init;
  const isLong = typeof body === 'string' && body.length > zippedFromCharacters;
  if (!isLong || !('CompressionStream' in globalThis)) return init;
  const stream = new Response(body).body?.pipeThrough(new CompressionStream('gzip'));
  const headers = new Headers(init.headers);
  headers.set('content-encoding', 'gzip');
  return { ...init, headers, body: await new Response(stream).arrayBuffer() };
}
