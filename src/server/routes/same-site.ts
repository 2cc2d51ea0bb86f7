/**
 * Only our own pages may change something: another site's form can send neither our header nor
 * JSON, and its scripts say where they come from. Looked at before the body is read (A4).
 */
import { createMiddleware } from 'hono/factory';
import { fault } from '../../domain/result.ts';
import { requestHeader } from '../../sync/messages.ts';
import type { Env } from './env.ts';
import { refuse } from './refuse.ts';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

export const sameSiteOnly = createMiddleware<Env>(async (c, next) => {
  if (!safeMethods.includes(c.req.method)) {
    const wrong = wrongHeaderIn(new URL(c.req.url).host, (name) => c.req.header(name));
    if (wrong) return refuse(c, fault('not-allowed', wrong));
  }
  return next();
});

type Header = (name: string) => string | undefined;

function wrongHeaderIn(host: string, header: Header): string | undefined {
  const checks: Readonly<Record<string, boolean>> = {
    [requestHeader]: header(requestHeader) !== undefined,
    'content-type': isJson(header('content-type') ?? 'application/json'),
    'sec-fetch-site': ['same-origin', 'none'].includes(header('sec-fetch-site') ?? 'none'),
    origin: isHost(header('origin'), host),
  };
  return Object.keys(checks).find((name) => !checks[name]);
}

export const isJson = (contentType: string): boolean =>
  /^application\/json\s*(?:;|$)/i.test(contentType);

/** The port counts, the protocol does not: a proxy of ours may have taken off the *s*. */
const isHost = (origin: string | undefined, host: string): boolean =>
  origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
