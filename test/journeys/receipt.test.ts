import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPhone, type StartedBrowser, startBrowser } from '../support/browser.ts';
import { goTo, logIncident, signIn, waitForReceived, waitForWorker } from '../support/journey.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';

let server: ServerProcess;
let started: StartedBrowser;
let olive: Page;
let code = '';

beforeAll(async () => {
  server = await startServer({ undoSeconds: 1 });
  started = await startBrowser();
  olive = await newPhone(started.browser);
});

afterAll(async () => {
  await started[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

test('[S16] with no signal an officer shows that what they logged arrived, and when', async () => {
  await signIn(olive, server.linkFor('Olive Officer'));
  await waitForWorker(olive);
  await logIncident(olive, 'Street drinking');
  await waitForReceived(olive);
  await olive.context().setOffline(true);

  await goTo(olive, 'Records');
  await olive.getByRole('link', { name: /Street drinking/ }).click();
  const link = olive.getByRole('link', { name: /[A-Z]+-\d{4}/ });
  code = /[A-Z]+-\d{4}/.exec((await link.textContent()) ?? '')?.[0] ?? '';
  await link.click();
  await olive.getByRole('heading', { name: `Receipt ${code}` }).waitFor();
  await olive.getByText(/^Received on \w+ \d+ \w+ \d{4} at \d\d:\d\d/).waitFor();
  await olive.getByText('This phone has checked the signature').waitFor();
  await olive.getByText('Not asked: there is no signal').waitFor();
});

test('[S16] the saved text proves it to whoever has OpenSSL, and one altered letter does not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'beatbook-receipt-'));
  try {
    const [file] = await Promise.all([
      olive.waitForEvent('download'),
      olive.getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    const saved = join(folder, `receipt-${code}.txt`);
    await copyFile(await file.path(), saved);
    const text = await readFile(saved, 'utf8');
    const commands = text.split('\n').filter((line) => /^(?:printf|sed|openssl) /.test(line));
    expect(commands).toHaveLength(4);
    await expect(shell(folder, commands)).resolves.toContain('Verified Successfully');
    const altered = commands.map((line) =>
      line.startsWith('printf') ? `${line}; printf x >> statement` : line,
    );
    await expect(shell(folder, altered)).rejects.toThrow();
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a supervisor who types the code is told what the server knows; someone else is told of nothing', async () => {
  const corin = await newPhone(started.browser);
  await signIn(corin, server.linkFor('Corin Coordinator'));
  await corin.goto(`${server.url}/receipt`);
  await corin.getByRole('textbox', { name: 'Receipt code' }).fill(code.toLowerCase());
  await corin.getByRole('button', { name: 'Look it up' }).click();
  await corin.getByText('Received, not changed since.').waitFor();

  const hana = await newPhone(started.browser);
  await signIn(hana, server.linkFor('Hana Hubworker'));
  await hana.goto(`${server.url}/receipt/${code}`);
  await hana.getByText(`There is no receipt ${code} for you to see`).waitFor();
});

const run = promisify(execFile);

/** What the commands print, or a rejection where one of them fails. */
async function shell(folder: string, commands: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run('sh', ['-ec', commands.join('\n')], { cwd: folder });
  return stdout + stderr;
}
