/** For those who set right what went wrong with somebody's phone; none of it shows a record. */
import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { fault } from '../../domain/result.ts';
import { roles } from '../../domain/roles.ts';
import { rescueFileBytesMax } from '../../sync/rescue.ts';
import type { RescueReply } from '../../sync/rescue-messages.ts';
import { listCleared } from '../accounts/cleared.ts';
import { bringIn } from '../rescue/bring-in.ts';
import type { AppDeps, Env } from './env.ts';
import { readJson } from './json-body.ts';
import { limitBySession } from './rate-limit.ts';
import { refuse } from './refuse.ts';
import { signedInOnly } from './signed-in.ts';

export const rescueRoutes = (deps: AppDeps): Hono<Env> =>
  new Hono<Env>()
    .use(signedInOnly(deps), limitBySession(deps, 'rescue'), rescuersOnly)
    .get('/', async (c) => c.json(await listCleared(deps)))
    .post('/', (c) => handleRescue(c, deps));

async function handleRescue(c: Context<Env>, deps: AppDeps): Promise<Response> {
  const file = await readJson(c, rescueFileBytesMax);
  if (!file.ok) return refuse(c, file.fault);
  const brought = await bringIn(deps, file.value);
  const reply = brought.ok ? { brought: brought.value } : { whyNot: brought.fault };
  return c.json(reply satisfies RescueReply);
}

const rescuersOnly = createMiddleware<Env>(async (c, next) =>
  roles[c.get('who').person.role].rescues ? next() : refuse(c, fault('not-allowed')),
);
