/** Photos beside their records, so that one backup is everything: how far each is here, and its parts (S20). */
import { type Kysely, sql as raw } from 'kysely';
import type { Migration } from 'kysely/migration';

export const photos: Migration = {
  async up(sql: Kysely<unknown>) {
    for (const statement of statements) await raw.raw(statement).execute(sql);
  },
};

/** `bytea` is PostgreSQL's word; SQLite keeps bytes as bytes under any. */
const statements: readonly string[] = [
  `create table photo (
    record text not null, hash text not null, partnership text not null,
    bytes_here bigint not null, came_at bigint not null, whole_at bigint,
    constraint photo_once primary key (record, hash, partnership)
  )`,
  'create index photo_by_came_at on photo (came_at)',
  `create table photo_part (
    record text not null, hash text not null, begins bigint not null, partnership text not null,
    bytes bytea not null,
    constraint photo_part_once primary key (record, hash, begins, partnership)
  )`,
];
