/**
 * Public halves of the servers' keys, so that any of them can be checked against; and what each phone
 * said it still held, so that it is seen when its storage was cleared.
 */
import { type Kysely, sql as raw } from 'kysely';
import type { Migration } from 'kysely/migration';

export const proofOfReceipt: Migration = {
  async up(sql: Kysely<unknown>) {
    for (const statement of statements) await raw.raw(statement).execute(sql);
  },
};

const statements: readonly string[] = [
  `create table server_key (
    id text not null, receipt_key text not null, seal_key text not null, made_at bigint not null,
    constraint server_key_once primary key (id)
  )`,
  'alter table client add column session text',
  'alter table client add column waiting bigint not null default 0',
  'create index client_by_session on client (session)',
];
