/** `POST /api/sync`: changes go in, outcomes and a page of records come out. */
import { Hono } from 'hono';
import { batchBytesMax } from '../../sync/limits.ts';
import { jsonOf } from '../sync/exchange.ts';
import { handleSync } from '../sync/handle-sync.ts';
import type { AppDeps, Env } from './env.ts';
import { readJson } from './json-body.ts';
import { limitBySession } from './rate-limit.ts';
import { refuse } from './refuse.ts';
import { signedInOnly } from './signed-in.ts';

/** A full batch, and what stands around it. */
const bodyBytesMax = batchBytesMax + 4 * 1024;

export const syncRoutes = (deps: AppDeps): Hono<Env> =>
  new Hono<Env>().post('/', signedInOnly(deps), limitBySession(deps, 'sync'), async (c) => {
    const body = await readJson(c, bodyBytesMax);
    if (!body.ok) return refuse(c, body.fault);
    const reply = await handleSync(deps, c.get('who'), body.value);
    if (!reply.ok) return refuse(c, reply.fault);
    deps.nudges.reached(c.get('who').session.id, reply.value.cursor);
    return c.body(jsonOf(reply.value), 200, { 'content-type': 'application/json' });
  });
