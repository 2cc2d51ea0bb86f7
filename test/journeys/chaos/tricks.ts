/** What may become of a request on its way: a table. A trick ends when nothing more comes of it. */
import {
  type IncomingMessage,
  request as newRequest,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../simulation/random.ts';
import { type Heard, handBack, handOn } from '../../support/onward.ts';

export type Call = {
  readonly port: number;
  readonly heard: Heard;
  readonly response: ServerResponse;
  readonly random: Random;
};

type Trick = (call: Call) => Promise<void>;

export const tricks = {
  through,
  'cut before': async ({ response }) => void response.destroy(),
  'cut in the request': cutInRequest,
  'reply lost': replyLost,
  'cut in the reply': cutInReply,
  'request late': requestLate,
  'reply late': replyLate,
  'twice at once': twiceAtOnce,
  'twice, once later': againLater,
  'reply lost, and again later': lostAndAgainLater,
  '500': answering(500, '<h1>Internal Server Error</h1>'),
  '500 after its effect': brokenAfterEffect,
  '502': answering(502, '<h1>Bad Gateway</h1>'),
  '429': answering(429, '<h1>Too many requests</h1>'),
  '429 in our words': answering(429, JSON.stringify({ fault: { code: 'too-often' } })),
  hotel: answering(200, '<!doctype html><title>Welcome</title><h1>Your room number?</h1>'),
  'empty reply': answering(200, '{}'),
} as const satisfies Record<string, Trick>;

export type TrickName = keyof typeof tricks;

async function through({ port, heard, response }: Call): Promise<void> {
  await handBack(await handOn(port, heard), response);
}

/** The server hears a beginning, and then nothing. */
async function cutInRequest({ port, heard, response, random }: Call): Promise<void> {
  const { method, path, headers, body } = heard;
  const onward = newRequest({ host: '127.0.0.1', port, method, path, headers, agent: false });
  onward.on('error', () => undefined);
  onward.write(body.subarray(0, random.below(body.length + 1)), () => {
    onward.destroy();
    response.destroy();
  });
}

async function replyLost({ port, heard, response }: Call): Promise<void> {
  await swallow(handOn(port, heard));
  response.destroy();
}

async function cutInReply({ port, heard, response, random }: Call): Promise<void> {
  const reply = await handOn(port, heard);
  const parts: Buffer[] = [];
  for await (const part of reply) parts.push(part);
  const body = Buffer.concat(parts);
  response.writeHead(reply.statusCode ?? 502, reply.headers);
  response.write(body.subarray(0, random.below(body.length + 1)), () => response.destroy());
}

async function requestLate(call: Call): Promise<void> {
  await pause(call.random.between(50, 1500));
  await through(call);
}

async function replyLate({ port, heard, response, random }: Call): Promise<void> {
  const reply = await handOn(port, heard);
  await pause(random.between(50, 1500));
  await handBack(reply, response);
}

async function twiceAtOnce(call: Call): Promise<void> {
  await Promise.all([through(call), swallow(handOn(call.port, call.heard))]);
}

async function againLater(call: Call): Promise<void> {
  await through(call);
  await later(call);
}

async function lostAndAgainLater(call: Call): Promise<void> {
  await replyLost(call);
  await later(call);
}

async function brokenAfterEffect(call: Call): Promise<void> {
  await swallow(handOn(call.port, call.heard));
  await tricks['500'](call);
}

/** Long after the phone gave it up or had its answer, the server hears it once more. */
async function later({ port, heard, random }: Call): Promise<void> {
  await pause(random.between(200, 6000));
  await swallow(handOn(port, heard));
}

/** A proxy's page, or a fault in the form that the server's have. */
function answering(status: number, body: string): Trick {
  const type = body.startsWith('{') ? 'application/json' : 'text/html';
  const headers: OutgoingHttpHeaders = { 'content-type': type };
  if (status === 429) headers['retry-after'] = '1';
  return async ({ response }) => void response.writeHead(status, headers).end(body);
}

/** Heard to its end by nobody; where the server died over it, that is no news. */
async function swallow(replying: Promise<IncomingMessage>): Promise<void> {
  try {
    for await (const _ of await replying);
  } catch {
    // The line broke: so it does here.
  }
}
