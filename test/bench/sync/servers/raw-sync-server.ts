/**
 * B6's floor: the same rows in the same transactions, flushed, and the same pages out, zipped, by the
 * least code there can be. Nobody is asked who they are and nothing of what comes is checked.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pageRecordsMax } from '../../../../src/sync/limits.ts';
import { answerJson, readBody, serveBench } from './answer.ts';

type Sent = {
  readonly id: string;
  readonly seq: number;
  readonly record: string;
  readonly at: number;
  readonly fields: { readonly zones: readonly string[] };
};
type Asked = {
  readonly client: string;
  readonly zones: readonly string[];
  readonly cursor: number;
  readonly changes: readonly Sent[];
};
type Row = {
  readonly id: string;
  readonly author: string;
  readonly position: number;
  readonly created_at: number;
  readonly zones_json: string;
  readonly fields_json: string;
};

const [folder = '', data = ''] = process.argv.slice(2);
const database = new DatabaseSync(join(data, 'raw.sqlite'));
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
database.exec(`
  CREATE TABLE change_log (client TEXT, seq INTEGER, id TEXT UNIQUE, record TEXT, at INTEGER, PRIMARY KEY (client, seq));
  CREATE TABLE record (id TEXT PRIMARY KEY, author TEXT, position INTEGER UNIQUE, created_at INTEGER, zones_json TEXT, fields_json TEXT);
  CREATE INDEX record_by_author ON record (author);
`);
const log = database.prepare('INSERT INTO change_log VALUES (?, ?, ?, ?, ?)');
const insert = database.prepare('INSERT INTO record VALUES (?, ?, ?, ?, ?, ?)');
const after = database.prepare('SELECT * FROM record WHERE position > ? ORDER BY position LIMIT ?');
let head = 0;

serveBench(folder, {
  'POST /sync': async (request, response) => {
    const asked: Asked = JSON.parse(await readBody(request));
    if (asked.changes.length > 0) store(asked);
    await answerJson(response, JSON.stringify(pageFor(asked)));
  },
  /** The same transactions and nothing else: milliseconds. */
  'POST /engine': async (request, response) => {
    const batches: readonly Asked[] = JSON.parse(await readBody(request));
    const beganAt = performance.now();
    for (const batch of batches) store(batch);
    response.end(String(performance.now() - beganAt));
  },
});

function store({ client, changes }: Asked): void {
  database.exec('BEGIN IMMEDIATE');
  for (const { id, seq, record, at, fields } of changes) {
    log.run(client, seq, id, record, at);
    const zones = JSON.stringify(fields.zones);
    insert.run(record, client, ++head, at, zones, JSON.stringify(fields));
  }
  database.exec('COMMIT');
}

function pageFor({ client, zones, cursor, changes }: Asked) {
  const rows = after.all(cursor, pageRecordsMax) as Row[];
  const records = rows
    .filter(({ author, zones_json }) => author === client || overlap(JSON.parse(zones_json), zones))
    .map((row) => ({
      id: row.id,
      kind: 'incident',
      version: 1,
      createdAt: row.created_at,
      isMine: row.author === client,
      fields: JSON.parse(row.fields_json),
    }));
  return {
    outcomes: changes.map(({ id, seq }) => ({ id, seq, result: 'applied' })),
    records,
    cursor: rows.at(-1)?.position ?? cursor,
    hasMore: rows.length === pageRecordsMax,
  };
}

const overlap = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((zone) => others.includes(zone));
