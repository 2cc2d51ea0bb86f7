/** CouchDB's protocol by express-pouchdb, in memory, with no more than PouchDB asks for; it zips as we do. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import compression from 'compression';
import express from 'express';
import expressPouchDb from 'express-pouchdb';
import memory from 'pouchdb-adapter-memory';
import PouchDb from 'pouchdb-core';
import mapReduce from 'pouchdb-mapreduce';
import replication from 'pouchdb-replication';
import { contentOf } from '../digest.ts';
import { readBody } from '../servers/answer.ts';

type Doc = { readonly id: string; readonly fields: object };

const docsAtOnce = 5000;
const [folder = '', data = ''] = process.argv.slice(2);
const Memory = PouchDb.plugin(memory)
  .plugin(replication)
  .plugin(mapReduce)
  .defaults({ adapter: 'memory' });
const database = new Memory('beat');
const app = express();
app.use(compression({ level: 1 }));
app.post('/fill', (request, response, next) => {
  readBody(request)
    .then((path) => fill(JSON.parse(readFileSync(path, 'utf8'))))
    .then(() => response.end(), next);
});
app.get('/content', (_request, response, next) => {
  database
    .allDocs({ include_docs: true })
    .then(({ rows }) => contentOf(rows.map(({ doc }) => (doc as Doc).fields)))
    .then((content) => response.json(content), next);
});
const options = { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: join(data, 'log.txt') };
app.use('/db', expressPouchDb(Memory, options));
app.use('/', express.static(folder));
process.once('disconnect', () => process.exit());
const server = createServer(app).listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});

/** New documents, or new revisions of those that are there. */
async function fill(docs: readonly Doc[]): Promise<void> {
  for (let from = 0; from < docs.length; from += docsAtOnce) {
    const some = docs.slice(from, from + docsAtOnce);
    const { rows } = await database.allDocs({
      include_docs: false,
      keys: some.map(({ id }) => id),
    });
    const put = await database.bulkDocs(
      some.map(({ id, ...rest }, i) => {
        const rev = rows[i]?.value?.rev;
        return { _id: id, ...(rev && { _rev: rev }), ...rest };
      }),
    );
    if (put.some(({ error }) => error)) throw new Error('PouchDB did not take them all.');
  }
}
