/**
 * `GET /api/nudge`: a stream that says when there is something to pull, and never what (S19). It ends
 * with the session.
 */
import { type Context, Hono } from 'hono';
import { fault } from '../../domain/result.ts';
import { type NudgeEvent, nudgeEvents } from '../../sync/nudge.ts';
import type { AppDeps, Env } from './env.ts';
import { limitBySession } from './rate-limit.ts';
import { refuse } from './refuse.ts';
import { signedInOnly } from './signed-in.ts';

const type = 'text/event-stream';
const headers = {
  'content-type': type,
  // nginx gathers an answer before it passes it on, unless it is told not to.
  'x-accel-buffering': 'no',
  // When it has ended, a server that stops need not wait for what else might come on its socket.
  connection: 'close',
};

/** Phones that find no room poll as ever, and ask for room again later. */
const comeAgainSeconds = 300;
/** For whoever leaves trying again to the browser: ours waits as `nextListenAt` says. */
const [retryMsMin, retryMsMax] = [5000, 20_000];
/** What lies here unread is a beat or a nudge each: at this many nobody has read for minutes. */
const unreadMax = 8;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** A line without data would be dropped by browsers; one with none in it is told. */
const eventBytes = Object.fromEntries(
  nudgeEvents.map((event) => [event, bytesOf(`event: ${event}\ndata:\n\n`)]),
) as Readonly<Record<NudgeEvent, Uint8Array>>;

export const nudgeRoutes = (deps: AppDeps): Hono<Env> =>
  new Hono<Env>().get('/', signedInOnly(deps), limitBySession(deps, 'nudge'), (c) => {
    // A HEAD comes here too, and would leave a stream behind that nobody ever reads or ends.
    if (c.req.method !== 'GET' || !isOwnPage(c)) return refuse(c, fault('not-allowed'));
    return openStream(c, deps) ?? refuseForLack(c);
  });

/** Another site's page may not even hold a stream open; browsers say who asks. */
const isOwnPage = (c: Context): boolean =>
  ['same-origin', 'none'].includes(c.req.header('sec-fetch-site') ?? 'none');

function openStream(c: Context<Env>, { nudges, world }: AppDeps): Response | null {
  let stop: (() => void) | null = null;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      stop = nudges.listen(c.get('who'), {
        send: (event) => {
          controller.enqueue(eventBytes[event]);
          return (controller.desiredSize ?? 0) > -unreadMax;
        },
        end: () => controller.close(),
      });
      if (!stop) return;
      controller.enqueue(bytesOf(`retry: ${retryMsOf(world.randomBytes(1)[0])}\n\n`));
      controller.enqueue(eventBytes.beat);
    },
    cancel: () => stop?.(),
  });
  return stop && c.body(body, 200, headers);
}

const retryMsOf = (byte = 0): number =>
  Math.round(retryMsMin + (byte / 255) * (retryMsMax - retryMsMin));

const refuseForLack = (c: Context): Response =>
  refuse(c, { ...fault('too-often'), retryAfterSeconds: comeAgainSeconds });
