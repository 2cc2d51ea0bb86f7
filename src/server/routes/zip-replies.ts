/**
 * Replies over 1 KB go out zipped. A page of 525 KB takes Zstandard at level 7 as long as gzip at level 6, 5 ms,
 * and comes to 69 KB instead of 76; level 1 would take 0.8 ms for 74.
 */
import { promisify } from 'node:util';
import { constants, gzip, zstdCompress } from 'node:zlib';
import { createMiddleware } from 'hono/factory';
import type { Env } from './env.ts';

const [zipGzip, zipZstandard] = [promisify(gzip), promisify(zstdCompress)];

/** The best first; over plain HTTP, where a proxy might look inside, browsers name only the last. */
const codings = [
  {
    name: 'zstd',
    zip: (body: Buffer) =>
      zipZstandard(body, { params: { [constants.ZSTD_c_compressionLevel]: 7 } }),
  },
  { name: 'gzip', zip: (body: Buffer) => zipGzip(body, { level: 6 }) },
] as const;

const worthItBytes = 1024;
const zippable = /^(?:application\/json|text\/csv|text\/plain)/;

export const zipReplies = createMiddleware<Env>(async (c, next) => {
  await next();
  const { res } = c;
  if (!zippable.test(res.headers.get('content-type') ?? '') || !res.body) return;
  res.headers.append('vary', 'accept-encoding');
  const accepted = c.req.header('accept-encoding');
  const coding = codings.find(({ name }) => takes(name, accepted));
  if (res.headers.has('content-encoding') || !coding) return;
  const body = Buffer.from(await res.arrayBuffer());
  if (body.length < worthItBytes) {
    c.res = new Response(body, res);
    return;
  }
  c.res = new Response(new Uint8Array(await coding.zip(body)), res);
  c.res.headers.set('content-encoding', coding.name);
  c.res.headers.delete('content-length');
});

/** Whether an `accept-encoding` names this coding, and not with a weight of nothing. */
export const takes = (coding: 'gzip' | 'zstd', accepted = ''): boolean =>
  accepted.split(',').some((part) => {
    const [name = '', ...rest] = part.split(';').map((word) => word.trim().toLowerCase());
    return name === coding && !rest.some((word) => /^q\s*=\s*0(?:\.0*)?$/.test(word));
  });
