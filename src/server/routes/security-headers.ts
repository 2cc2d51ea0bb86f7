/** What a browser may do with our answers (ASVS 5.0 3.4). */
import { createMiddleware } from 'hono/factory';
import type { Env } from './env.ts';

/** Leaflet sets styles by script only, so no style attribute has to be allowed. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'none'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const headers: readonly (readonly [string, string])[] = [
  ['content-security-policy', contentSecurityPolicy],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'geolocation=(self), camera=(self), microphone=(), payment=(), usb=()'],
];

/** Two years. Only said where it is true: on http it would be ignored, or lock people out. */
const strictTransport = 'max-age=63072000; includeSubDomains';

export const securityHeaders = (isBehindProxy: boolean) =>
  createMiddleware<Env>(async (c, next) => {
    await next();
    for (const [name, value] of headers) c.res.headers.set(name, value);
    const protocol = isBehindProxy ? c.req.header('x-forwarded-proto') : undefined;
    const isSecure = (protocol ?? new URL(c.req.url).protocol).startsWith('https');
    if (isSecure) c.res.headers.set('strict-transport-security', strictTransport);
  });
