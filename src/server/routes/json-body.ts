/** The body of a request as JSON: never larger, and never nested deeper, than was agreed. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Context } from 'hono';
import { fail, fault, ok, type Result } from '../../domain/result.ts';
import { type Of, parse, type Schema } from '../../domain/schema.ts';
import { readBytes } from './read-bytes.ts';
import { isJson } from './same-site.ts';

/** Sign-in and people: a name, a role, some zones. */
const smallBodyBytesMax = 16 * 1024;

/** The deepest message is a batch, a change, its fields, a visit: 6. */
const depthMax = 32;

/** Faults: `not-allowed` for what is not JSON or packed in another way, `too-large`, `malformed`. */
export async function readJson(c: Context, bytesMax: number): Promise<Result<unknown>> {
  if (!isJson(c.req.header('content-type') ?? ''))
    return fail(fault('not-allowed', 'content-type'));
  const unpack = unpackers.get(c.req.header('content-encoding') ?? 'identity');
  if (!unpack) return fail(fault('not-allowed', 'content-encoding'));
  if (Number(c.req.header('content-length') ?? 0) > bytesMax)
    return fail(fault('too-large', 'body'));
  const sent = await readBytes(c.req.raw.body, bytesMax);
  if (sent === null) return fail(fault('too-large', 'body'));
  const bytes = await unpack(sent, bytesMax);
  if (!bytes.ok) return bytes;
  const text = bytes.value.toString('utf8');
  return isTooDeep(text) ? fail(fault('malformed', 'body')) : jsonIn(text);
}

/** A small body, parsed by its schema. */
export async function readMessage<S extends Schema>(c: Context, schema: S): Promise<Result<Of<S>>> {
  const body = await readJson(c, smallBodyBytesMax);
  return body.ok ? parse(schema, body.value) : body;
}

type Unpack = (bytes: Buffer, bytesMax: number) => Promise<Result<Buffer>>;

const unpackers: ReadonlyMap<string, Unpack> = new Map([
  ['identity', async (bytes: Buffer) => ok(bytes)],
  ['gzip', unzip],
]);

const gunzipped = promisify(gunzip);

/** Stops as soon as it is too much: a thousandfold of what was sent may hide in it. */
async function unzip(bytes: Buffer, bytesMax: number): Promise<Result<Buffer>> {
  try {
    return ok(await gunzipped(bytes, { maxOutputLength: bytesMax }));
  } catch (error) {
    const isTooLarge = Object(error).code === 'ERR_BUFFER_TOO_LARGE';
    return fail(fault(isTooLarge ? 'too-large' : 'malformed', 'body'));
  }
}

function jsonIn(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail(fault('malformed', 'body'));
  }
}

/** Counted before parsing: what recurses over the value must not run out of stack. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (isInText && character === '\\') i++;
    else if (character === '"') isInText = !isInText;
    else if (!isInText) depth += depthStep(character);
    if (depth > depthMax) return true;
  }
  return false;
}

const depthStep = (character: string | undefined): number => {
  if (character === '[' || character === '{') return 1;
  return character === ']' || character === '}' ? -1 : 0;
};
