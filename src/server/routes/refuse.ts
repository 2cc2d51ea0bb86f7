/** A fault as the answer to a request. */
import type { Context } from 'hono';
import type { FaultReply } from '../../sync/messages.ts';
import type { Refusal } from '../refusal.ts';
import { statuses } from './statuses.ts';

/** A field that nobody knows may have any name: it must fit the reply. */
const whereMax = 200;

export function refuse(c: Context, refusal: Refusal): Response {
  if (refusal.retryAfterSeconds) c.header('retry-after', String(refusal.retryAfterSeconds));
  const { where } = refusal;
  const told = { ...refusal, ...(where !== undefined && { where: where.slice(0, whereMax) }) };
  return c.json({ fault: told } satisfies FaultReply, statuses[refusal.code]);
}
