/** One question to the partnership's server and its answer, parsed. What is not its answer is no signal. */
import { parseMany } from '../domain/parse-many.ts';
import { type Fault, type FaultCode, fail, fault, ok, type Result } from '../domain/result.ts';
import { type Of, parse, type Schema } from '../domain/schema.ts';
import { faultReplySchema, requestHeader } from '../sync/messages.ts';
import type { World } from './world.ts';

export type Call = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** Sent as they are, in the place of a body. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly patienceMs?: number;
};

/** `retryAfterSeconds`: the server asks not to be asked again sooner (S10). */
export type ServerFault = Fault & { readonly retryAfterSeconds?: number };

/** A weak signal gives up by itself long after a person has. */
const patienceMsDefault = 30_000;

/** In a fault's `where`: nothing came in time. */
export const tooSlow = 'too slow';
/** Something came that is not from the partnership's server (S12). */
export const notTheServers: Fault = fault('offline', 'not an answer of the server');

export const callServer = <S extends Schema>(
  world: World,
  call: Call,
  schema: S,
): Promise<Result<Of<S>, ServerFault>> =>
  ask(world, call, async (response) => {
    const parsed = parseMany(schema, await jsonOf(response));
    return parsed.ok ? parsed : fail(notTheServers);
  });

/** For an answer with nothing in it. */
export const tellServer = (world: World, call: Call): Promise<Result<null, ServerFault>> =>
  ask(world, call, async () => ok(null));

/** `type` is the content type that the file must have, such as `text/csv`. */
export const fetchFile = (
  world: World,
  path: string,
  type: string,
): Promise<Result<Blob, ServerFault>> =>
  ask(world, { method: 'GET', path }, async (response) =>
    isOfType(response, type) ? ok(await response.blob()) : fail(notTheServers),
  );

async function ask<T>(
  world: World,
  call: Call,
  read: (response: Response) => Promise<Result<T, ServerFault>>,
): Promise<Result<T, ServerFault>> {
  const abort = new AbortController();
  const patient = world.wakeAfter(call.patienceMs ?? patienceMsDefault, () => abort.abort());
  try {
    const answered = world.fetch(call.path, initOf(call, abort.signal)).then(async (response) => {
      return response.ok ? await read(response) : fail(await faultOf(response));
    });
    return await Promise.race([answered, aborted(abort.signal)]);
  } catch {
    // A fetch fails in as many ways as there are browsers; all of them mean that nothing came.
    return fail(abort.signal.aborted ? fault('offline', tooSlow) : fault('offline'));
  } finally {
    patient();
  }
}

const initOf = ({ method, body, bytes }: Call, signal: AbortSignal): RequestInit => ({
  method,
  signal,
  credentials: 'same-origin',
  cache: 'no-store',
  // The server never sends us elsewhere; a hotel's sign-in page does.
  redirect: 'error',
  headers: {
    accept: 'application/json',
    [requestHeader]: '1',
    ...(body !== undefined && { 'content-type': 'application/json' }),
  },
  ...(body !== undefined && { body: JSON.stringify(body) }),
  ...(bytes && { body: bytes }),
});

/** A body may hang where the head came: the signal stops the waiting for either. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

async function faultOf(response: Response): Promise<ServerFault> {
  const parsed = parse(faultReplySchema, await jsonOf(response));
  if (!parsed.ok) return faultOfStatus[response.status] ?? notTheServers;
  const { code, where, retryAfterSeconds } = parsed.value.fault;
  const seconds = retryAfterSeconds ?? secondsIn(response.headers.get('retry-after'));
  return {
    ...fault(code as FaultCode, where),
    ...(seconds !== undefined && { retryAfterSeconds: seconds }),
  };
}

/** A proxy before the server may be stricter than the server: a smaller batch may still pass. */
const faultOfStatus: Readonly<Record<number, Fault>> = { 413: fault('too-large') };

const secondsIn = (header: string | null): number | undefined =>
  header && /^\d{1,5}$/.test(header) ? Number(header) : undefined;

const jsonOf = async (response: Response): Promise<unknown> =>
  isOfType(response, 'application/json') ? response.json() : undefined;

const isOfType = (response: Response, type: string): boolean =>
  (response.headers.get('content-type') ?? '').toLowerCase().startsWith(type);
