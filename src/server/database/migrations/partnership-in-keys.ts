/**
 * The partnership in every key of the tables with content: what a database that is spread over
 * machines (Citus) asks of the column it is divided by. And a change is answered for the first time
 * once only: `is_again` marks answers to a change that a renewed phone sent under another number.
 *
 * SQLite can't change a key in place, so each table is made anew. The log goes before the clients
 * that it names.
 */
import { type Kysely, sql as raw } from 'kysely';
import type { Migration } from 'kysely/migration';

export const partnershipInKeys: Migration = {
  async up(sql: Kysely<unknown>) {
    for (const statement of statements) await raw.raw(statement).execute(sql);
  },
};

const statements: readonly string[] = [
  `create table client_next (
    id text not null, partnership text not null, person text not null references person (id),
    last_seq bigint not null, made_at bigint not null,
    constraint client_once primary key (id, partnership)
  )`,
  `insert into client_next select id,
    coalesce((select value from setting where key = 'partnership'), ''), person, last_seq, made_at
    from client`,
  `create table change_log_next (
    client text not null, seq bigint not null, change_id text not null, partnership text not null,
    person text not null, record text not null, hash text not null, outcome_json text not null,
    at bigint not null, is_again integer not null,
    constraint change_log_once primary key (client, seq, partnership),
    foreign key (client, partnership) references client_next (id, partnership)
  )`,
  `insert into change_log_next select
    client, seq, change_id, partnership, person, record, hash, outcome_json, at,
    case when exists (
      select 1 from change_log earlier where earlier.change_id = change_log.change_id
        and (earlier.at, earlier.client, earlier.seq)
          < (change_log.at, change_log.client, change_log.seq)
    ) then 1 else 0 end
    from change_log`,
  'drop table change_log',
  'drop table client',
  'alter table client_next rename to client',
  'alter table change_log_next rename to change_log',
  'create unique index change_once on change_log (change_id, partnership) where is_again = 0',

  `create table quarantine_next (
    id text not null, partnership text not null, person text not null, client text not null,
    hash text not null, raw_json text not null, fault_code text not null, at bigint not null,
    constraint quarantined primary key (id, partnership),
    constraint quarantined_once unique (client, hash, partnership)
  )`,
  'insert into quarantine_next select * from quarantine',
  'drop table quarantine',
  'alter table quarantine_next rename to quarantine',
  'create index quarantine_by_at on quarantine (at)',

  `create table record_next (
    id text not null, partnership text not null, kind text not null, author text not null,
    organisation text not null, zones_json text not null, ever_json text not null,
    fields_json text not null, marks_json text not null, superseded_json text not null,
    version integer not null, position bigint not null, created_at bigint not null,
    changed_at bigint not null, received_at bigint not null, receipt_code text not null,
    is_deleted integer not null, is_demonstration integer not null,
    constraint record_once primary key (id, partnership),
    constraint record_once_at_position unique (position, partnership),
    constraint receipt_once unique (receipt_code, partnership)
  )`,
  'insert into record_next select * from record',
  'drop table record',
  'alter table record_next rename to record',
  'create index record_by_author on record (author)',
];
