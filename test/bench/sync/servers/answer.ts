/** What the benchmark's own servers have in common: a body read, an answer zipped as ours zips, a page served. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const zip = promisify(gzip);

export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void> | undefined;

/** By method and path; what is not among them is a file of the page in `folder`. */
export function serveBench(folder: string, handlers: Readonly<Record<string, Handler>>): void {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, first = ''] = pathname.split('/');
    const handler =
      handlers[`${request.method} ${pathname}`] ?? handlers[`${request.method} /${first}/*`];
    Promise.resolve(
      handler ? handler(request, response) : answerFile(folder, pathname, response),
    ).catch((error: Error) => {
      console.error(error);
      response.writeHead(500).end(error.message);
    });
  });
  // A benchmark that broke off must not leave its servers behind.
  process.once('disconnect', () => process.exit());
  server.listen(0, '127.0.0.1', () =>
    process.send?.({ port: (server.address() as AddressInfo).port }),
  );
}

export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

export async function answerJson(response: ServerResponse, json: string): Promise<void> {
  const body = await zip(json, { level: 1 });
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  response.writeHead(200, { ...headers, 'content-length': body.length }).end(body);
}

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript' };

async function answerFile(folder: string, path: string, response: ServerResponse): Promise<void> {
  const name = path === '/' ? '/index.html' : path;
  const content = await readFile(join(folder, name)).catch(() => null);
  if (!content) return void response.writeHead(404).end();
  const type = types[name.split('.').at(-1) ?? ''] ?? 'text/plain';
  response.writeHead(200, { 'content-type': type }).end(content);
}
