/** When a phone last came, and what was lost with storage that its browser cleared (S17). */
import { type Kysely, sql as raw } from 'kysely';
import type { Migration } from 'kysely/migration';

export const clearedStorage: Migration = {
  async up(sql: Kysely<unknown>) {
    for (const statement of statements) await raw.raw(statement).execute(sql);
  },
};

const statements: readonly string[] = [
  'alter table client add column came_at bigint',
  `create table cleared_storage (
    client text not null, partnership text not null, person text not null, session text not null,
    next_client text not null, waiting bigint not null, came_at bigint not null,
    noticed_at bigint not null,
    constraint cleared_once primary key (client, partnership)
  )`,
  'create index cleared_by_next on cleared_storage (next_client)',
];
