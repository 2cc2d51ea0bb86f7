/** Two servers on one PostgreSQL: what is written at one is told at the other, with no word between them. */
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { idOf, newChange } from '../support/changes.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { newRequest } from '../support/server.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
/** What comes within a second or two on a quiet machine. */
const patience = { timeout: 60_000 };

let postgres: Postgres;
let first: ServerProcess;
let second: ServerProcess;
let olive: string;
let corin: string;

beforeAll(async () => {
  postgres = await startPostgres();
  const databaseUrl = await postgres.newDatabase();
  first = await startServer({ databaseUrl });
  olive = await signInAt(first, 'Olive Officer');
  corin = await signInAt(first, 'Corin Coordinator');
  second = await startServer({ databaseUrl });
});
afterAll(async () => {
  for (const server of [first, second]) await server[Symbol.asyncDispose]();
  await postgres[Symbol.asyncDispose]();
});

type Asked = { readonly method: string; readonly cookie?: string; readonly body?: unknown };

const ask = (server: ServerProcess, path: string, { method, cookie = '', body }: Asked) =>
  fetch(server.url + path, {
    method,
    headers: { 'content-type': 'application/json', 'x-beatbook': '1', cookie },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

async function signInAt(server: ServerProcess, name: string): Promise<string> {
  const code = server.linkFor(name).split('/').at(-1);
  const response = await ask(server, '/api/session', {
    method: 'POST',
    body: { code, device: 'Test phone' },
  });
  expect(response.status).toBe(201);
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

type Ear = { text: string; readonly response: IncomingMessage };

async function listenAt(server: ServerProcess, cookie: string): Promise<Ear> {
  const request = get(`${server.url}/api/nudge`, { headers: { cookie } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  expect(response.statusCode).toBe(200);
  const ear: Ear = { text: '', response };
  response.setEncoding('utf8').on('data', (text: string) => {
    ear.text += text;
  });
  response.on('error', () => undefined);
  await expect.poll(() => ear.text, patience).toContain('event: beat');
  return ear;
}

const nudgesOf = ({ text }: Ear): number => text.split('event: nudge').length - 1;

let written = 0;
async function writeAt(server: ServerProcess, phone: string): Promise<void> {
  written += 1;
  const changes = [newChange(`record ${written}`, 1)];
  const body = newRequest(idOf(`${phone} ${written}`), 'olive-officer', changes);
  const response = await ask(server, '/api/sync', { method: 'POST', cookie: olive, body });
  expect(response.status).toBe(200);
}

test('[S19] what is pushed at one server is a nudge at the other', async () => {
  const there = await listenAt(second, corin);
  const here = await listenAt(first, corin);
  // The watcher has its bearings when it was asked for one thing and answered.
  await expect
    .poll(async () => {
      await writeAt(first, 'phone');
      return nudgesOf(there) > 0 && nudgesOf(here) > 0;
    }, patience)
    .toBe(true);
  for (const ear of [there, here]) ear.response.destroy();
});

test('[S19] who signs out at one server hears no more at the other', async () => {
  const ear = await listenAt(second, corin);
  const left = await ask(first, '/api/session', { method: 'DELETE', cookie: corin });
  expect(left.status).toBe(204);
  await expect.poll(() => ear.response.complete, patience).toBe(true);
});

test('[S19] a server that stops says good-bye to its listeners instead of waiting for them', async () => {
  const ear = await listenAt(second, olive);
  await second.stop();
  // Ended, not cut off after the time that requests under way are given.
  expect(ear.response.complete).toBe(true);
  await second.start();
});
