import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { checkout, startServer } from '../support/server-process.ts';

/** A process of its own, on a machine that may have other work. */
vi.setConfig({ testTimeout: 60_000 });

/** Starts the server where it can't start, and answers what it said and how it ended. */
async function failToStart(given: readonly string[], env: Record<string, string> = {}) {
  const data = await mkdtemp(join(tmpdir(), 'beatbook-none-'));
  const command = join(checkout, 'node_modules/.bin/node');
  const { status, stderr } = spawnSync(
    command,
    ['src/server/main.ts', '--data', join(data, 'data'), ...given],
    { cwd: checkout, env: { ...process.env, ...env }, encoding: 'utf8', timeout: 50_000 },
  );
  await rm(data, { recursive: true });
  return { status, said: stderr.trim() };
}

test('the server starts, prints a link for each seeded person, and keeps everything when it is started again', async () => {
  await using server = await startServer();
  const first = server.linkFor('Olive Officer');
  expect(first).toMatch(/^http:\/\/localhost:\d+\/join\/[\w-]{43}$/);
  expect(statSync(server.data).mode & 0o077).toBe(0);

  const code = first.split('/').at(-1);
  const joined = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-beatbook': '1' },
    body: JSON.stringify({ code, device: 'Test' }),
  });
  const cookie = joined.headers.get('set-cookie')?.split(';')[0] ?? '';
  await server.stop();
  await server.start();

  expect(server.linkFor('Olive Officer')).not.toBe(first);
  expect((await fetch(`${server.url}/api/session`, { headers: { cookie } })).status).toBe(200);
  expect(server.output().match(/\/join\//g)).toHaveLength(9);
});

test('a demonstration says that it is one', async () => {
  await using server = await startServer({ isDemonstration: true });
  expect(server.output()).toContain('a demonstration, with invented records');
});

test('a port that is in use is one clear line, and the server ends', async () => {
  const other = createServer().listen(0);
  const { port } = other.address() as { port: number };
  const { status, said } = await failToStart([], { PORT: String(port) });
  other.close();
  expect(status).toBe(1);
  expect(said).toBe(`Port ${port} is in use. Start with another one: PORT=8788 npm start`);
});

test.each([
  'eighty',
  '-1',
  '65536',
  '80.5',
  '',
])('the port %j is none, and the server says so', async (port) => {
  const { status, said } = await failToStart([], { PORT: port });
  expect(status).toBe(1);
  expect(said).toBe(`PORT is ${port}, which is no port: give a number from 0 to 65535.`);
});

test('the keys are made at the first start, in a file that only their owner may read, and a damaged one stops the next start', async () => {
  await using server = await startServer();
  const path = join(server.data, 'keys.json');
  expect(server.output()).toContain(`New keys were made in ${path}.`);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await server.stop();
  await writeFile(path, '{');
  const { status, said } = await failToStart(['--data', server.data]);
  expect(status).toBe(1);
  expect(said).toContain(`The key file ${path} is damaged.`);
  expect(said.split('\n')).toHaveLength(1);
});

test('a data folder that cannot be is one clear line', async () => {
  const { status, said } = await failToStart(['--data', join(checkout, 'package.json', 'data')]);
  expect(status).toBe(1);
  expect(said).toMatch(/^Beatbook can't go on: ENOTDIR/);
  expect(said.split('\n')).toHaveLength(1);
});

test('an option that there is not is named', async () => {
  const { status, said } = await failToStart(['--demonstrate']);
  expect(status).toBe(1);
  expect(said).toContain('--demonstrate');
  expect(said.split('\n')).toHaveLength(1);
});
