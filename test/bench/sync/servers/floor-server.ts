/**
 * The floor's other end: replies of the real server as they were recorded, already zipped; a sink that
 * reads a body and says yes; and one that also inserts what it read, all rows in one flushed transaction.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { readBody, serveBench } from './answer.ts';

const [folder = '', data = ''] = process.argv.slice(2);
const recorded = new Map<string, Buffer>();
const database = new DatabaseSync(join(data, 'floor.sqlite'));
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
database.exec('CREATE TABLE change (id TEXT PRIMARY KEY, json TEXT)');
const insert = database.prepare('INSERT INTO change VALUES (?, ?)');

serveBench(folder, {
  'PUT /recorded/*': async (request, response) => {
    recorded.set(request.url ?? '', gzipSync(await readBody(request), { level: 1 }));
    response.end();
  },
  'GET /recorded/*': async ({ url }, response) => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    response.writeHead(200, headers).end(recorded.get(url ?? ''));
  },
  'POST /sink': async (request, response) => {
    await readBody(request);
    response.end();
  },
  'POST /insert': async (request, response) => {
    const rows: readonly { readonly id: string }[] = JSON.parse(await readBody(request));
    database.exec('BEGIN IMMEDIATE');
    for (const row of rows) insert.run(row.id, JSON.stringify(row));
    database.exec('COMMIT');
    response.end();
  },
});
