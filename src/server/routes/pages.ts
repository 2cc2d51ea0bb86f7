/** The app itself: its files, and its one page under every address that the app knows. */
import type { Context } from 'hono';
import type { StaticFile, StaticFiles } from '../static-files.ts';
import { takes } from './zip-replies.ts';

/** As in `src/app/routes.ts`; the app shows its *not found* page for anything else. */
const pagePaths: readonly RegExp[] = [
  /^\/$/,
  /^\/join\/[\w-]+$/,
  /^\/(?:home|map|records|summary|hub|people|me|patrol|receipt)$/,
  /^\/(?:records|incident|patrol|referral|receipt)\/[\w-]+$/,
];

const page = '/index.html';

export function answerPage(c: Context, files: StaticFiles): Response {
  const { path } = c.req;
  const file = files.get(path);
  if (file) return send(c, file, 200);
  const index = files.get(page);
  // A file that is not there is not a page: a script must not be answered with HTML.
  if (!index || /\.[^/]*$/.test(path)) return c.text('There is nothing here.', 404);
  return send(c, index, pagePaths.some((known) => known.test(path)) ? 200 : 404);
}

function send(c: Context, file: StaticFile, status: 200 | 404): Response {
  c.header('etag', file.etag);
  c.header('cache-control', file.cacheControl);
  c.header('vary', 'accept-encoding');
  if (status === 200 && c.req.header('if-none-match') === file.etag) return c.body(null, 304);
  c.header('content-type', file.type);
  if (!file.gzip || !takes('gzip', c.req.header('accept-encoding')))
    return c.body(file.body, status);
  c.header('content-encoding', 'gzip');
  return c.body(file.gzip, status);
}
