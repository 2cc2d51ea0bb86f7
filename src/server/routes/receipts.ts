/** `GET /api/receipts/CODE`: whether, when and as what the server has received it. */
import { Hono } from 'hono';
import { receiptFor } from '../receipts/receipt.ts';
import type { AppDeps, Env } from './env.ts';
import { limitBySession } from './rate-limit.ts';
import { refuse } from './refuse.ts';
import { signedInOnly } from './signed-in.ts';

export const receiptRoutes = (deps: AppDeps): Hono<Env> =>
  new Hono<Env>().get('/:code', signedInOnly(deps), limitBySession(deps, 'receipts'), async (c) => {
    const receipt = await receiptFor(deps, c.get('who').person, c.req.param('code'));
    return receipt.ok ? c.json(receipt.value) : refuse(c, receipt.fault);
  });
