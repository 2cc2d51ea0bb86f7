/** The body of a request as JSON: never larger, and never nested deeper, than was agreed. */
import type { Context } from 'hono';
import { fail, fault, ok, type Result } from '../../domain/result.ts';
import { type Of, parse, type Schema } from '../../domain/schema.ts';
import { isJson } from './same-site.ts';

/** Sign-in and people: a name, a role, some zones. */
const smallBodyBytesMax = 16 * 1024;

/** The deepest message is a batch, a change, its fields, a visit: 6. */
const depthMax = 32;

/** Faults: `not-allowed` for what is not JSON, `too-large`, `malformed`. */
export async function readJson(c: Context, bytesMax: number): Promise<Result<unknown>> {
  if (!isJson(c.req.header('content-type') ?? ''))
    return fail(fault('not-allowed', 'content-type'));
  if (Number(c.req.header('content-length') ?? 0) > bytesMax)
    return fail(fault('too-large', 'body'));
  const text = await readText(c.req.raw.body, bytesMax);
  if (text === null) return fail(fault('too-large', 'body'));
  return isTooDeep(text) ? fail(fault('malformed', 'body')) : jsonIn(text);
}

/** A small body, parsed by its schema. */
export async function readMessage<S extends Schema>(c: Context, schema: S): Promise<Result<Of<S>>> {
  const body = await readJson(c, smallBodyBytesMax);
  return body.ok ? parse(schema, body.value) : body;
}

/** Stops reading as soon as it is too much: a stream need not say how long it is. */
async function readText(body: ReadableStream | null, bytesMax: number): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    if (bytes > bytesMax) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
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
