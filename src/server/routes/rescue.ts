/** For those who set right what went wrong with somebody's phone; none of it shows a record. */
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { fault } from '../../domain/result.ts';
import { roles } from '../../domain/roles.ts';
import { listCleared } from '../accounts/cleared.ts';
import type { AppDeps, Env } from './env.ts';
import { limitBySession } from './rate-limit.ts';
import { refuse } from './refuse.ts';
import { signedInOnly } from './signed-in.ts';

export const rescueRoutes = (deps: AppDeps): Hono<Env> =>
  new Hono<Env>()
    .use(signedInOnly(deps), limitBySession(deps, 'rescue'), rescuersOnly)
    .get('/', async (c) => c.json(await listCleared(deps)));

const rescuersOnly = createMiddleware<Env>(async (c, next) =>
  roles[c.get('who').person.role].rescues ? next() : refuse(c, fault('not-allowed')),
);
