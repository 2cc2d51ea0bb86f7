/** For those who set phones right: whose were cleared (S17), and files that are brought in (S18). */
import { ok, type Result } from '../domain/result.ts';
import {
  type BroughtIn,
  type ClearedReply,
  clearedReplySchema,
  rescueReplySchema,
  type WhyNot,
} from '../sync/rescue-messages.ts';
import { callServer } from './server-calls.ts';
import type { World } from './world.ts';

export type ClearedPhone = ClearedReply['cleared'][number];
export type Brought = BroughtIn;
/** `no-rescue-file` where it is not even JSON. */
export type RescueFault = WhyNot;
export type BringingIn = { readonly brought: Brought } | { readonly whyNot: RescueFault };

const path = '/api/rescue';
/** Thousands of changes over a slow line. */
const patienceMs = 120_000;

export async function fetchCleared(world: World): Promise<Result<readonly ClearedPhone[]>> {
  const reply = await callServer(world, { method: 'GET', path }, clearedReplySchema);
  return reply.ok ? ok(reply.value.cleared) : reply;
}

export async function bringInRescue(world: World, text: string): Promise<Result<BringingIn>> {
  const body = jsonIn(text);
  if (body === undefined) return ok({ whyNot: 'no-rescue-file' });
  return callServer(world, { method: 'POST', path, body, patienceMs }, rescueReplySchema);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
