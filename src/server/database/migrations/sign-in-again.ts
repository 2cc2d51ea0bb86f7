/** Which try used a link, and the session that it made: a phone that never heard the answer asks again. */
import { type Kysely, sql as raw } from 'kysely';
import type { Migration } from 'kysely/migration';

export const signInAgain: Migration = {
  async up(sql: Kysely<unknown>) {
    await raw`alter table sign_in_link add column attempt text`.execute(sql);
    await raw`alter table sign_in_link add column session text`.execute(sql);
  },
};
