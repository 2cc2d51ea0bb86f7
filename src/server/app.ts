/** The server as a function: Request in, Response out, no socket needed. */
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { fault } from '../domain/result.ts';
import { isWell } from './database/database.ts';
import { troubleLineOf } from './log.ts';
import type { AppDeps, Env } from './routes/env.ts';
import { figuresRoutes } from './routes/figures.ts';
import { nudgeRoutes } from './routes/nudge.ts';
import { answerPage } from './routes/pages.ts';
import { peopleRoutes } from './routes/people.ts';
import { photoRoutes } from './routes/photos.ts';
import { limitByAddress, perMinute } from './routes/rate-limit.ts';
import { receiptRoutes } from './routes/receipts.ts';
import { refuse } from './routes/refuse.ts';
import { logRequests } from './routes/request-log.ts';
import { rescueRoutes } from './routes/rescue.ts';
import { sameSiteOnly } from './routes/same-site.ts';
import { securityHeaders } from './routes/security-headers.ts';
import { sessionRoutes } from './routes/session.ts';
import { syncRoutes } from './routes/sync.ts';
import { zipReplies } from './routes/zip-replies.ts';
import { newLimiter } from './token-bucket.ts';

export type App = Hono<Env>;

export function createApp(deps: AppDeps): App {
  const app = new Hono<Env>();
  app.onError((error, c) => {
    deps.log(troubleLineOf(error, new Date(deps.world.now()).toISOString()));
    return refuse(c, fault('server-trouble'));
  });
  app.use(logRequests(deps), securityHeaders(deps.isBehindProxy), zipReplies);
  app.get('/healthz', async (c) => {
    const database = await isWell(deps.database);
    return c.json({ ok: database, release: deps.release, database }, database ? 200 : 503);
  });
  app.route('/api', apiRoutes(deps));
  app.get('*', (c) => answerPage(c, deps.files));
  app.notFound((c) => refuse(c, fault('not-found')));
  return app;
}

function apiRoutes(deps: AppDeps): App {
  const api = new Hono<Env>();
  api.use(neverKept, limitByAddress(deps, newLimiter(perMinute.anything)), sameSiteOnly);
  api.route('/session', sessionRoutes(deps));
  api.route('/people', peopleRoutes(deps));
  api.route('/sync', syncRoutes(deps));
  api.route('/receipts', receiptRoutes(deps));
  api.route('/photos', photoRoutes(deps));
  api.route('/rescue', rescueRoutes(deps));
  api.route('/nudge', nudgeRoutes(deps));
  api.route('/', figuresRoutes(deps));
  api.all('*', (c) => refuse(c, fault('not-found')));
  return api;
}

/** What is about people stays in no cache, the browser's own included. */
const neverKept = createMiddleware<Env>(async (c, next) => {
  await next();
  c.res.headers.set('cache-control', 'no-store');
});
