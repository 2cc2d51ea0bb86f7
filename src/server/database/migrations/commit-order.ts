/** PostgreSQL only: a record's place is its writing transaction and a number; and tries to sign in. */
import { type Kysely, sql as raw } from 'kysely';
import type { Migration } from 'kysely/migration';

export const commitOrder: Migration = {
  async up(sql: Kysely<unknown>) {
    await raw`create sequence record_position`.execute(sql);
    await raw`alter table record drop constraint record_once_at_position`.execute(sql);
    await raw`alter table record add column tx xid8 not null`.execute(sql);
    await raw`create index record_by_commit on record (tx, position)`.execute(sql);
    // Not logged: faster, and a crash may forgive everybody.
    await raw`
      create unlogged table sign_in_try (
        address text primary key, tokens double precision not null, at bigint not null
      )`.execute(sql);
  },
};
