/** The first tables. Never edit a migration that has run anywhere: add the next one. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const firstStorey: Migration = {
  async up(sql: Kysely<unknown>) {
    await makePartnershipTables(sql);
    await makeAccountTables(sql);
    await makeSyncTables(sql);
  },
};

async function makePartnershipTables(sql: Kysely<unknown>): Promise<void> {
  await sql.schema
    .createTable('setting')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await sql.schema
    .createTable('counter')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'bigint', (column) => column.notNull())
    .execute();
  await sql.schema
    .createTable('reference_entry')
    .addColumn('partnership', 'text', (column) => column.notNull())
    .addColumn('collection', 'text', (column) => column.notNull())
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('data_json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('reference_entry_key', ['partnership', 'collection', 'ordinal'])
    .execute();
}

async function makeAccountTables(sql: Kysely<unknown>): Promise<void> {
  await sql.schema
    .createTable('person')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('partnership', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('zones_json', 'text', (column) => column.notNull())
    .addColumn('hub', 'text')
    .addColumn('is_active', 'integer', (column) => column.notNull())
    .addColumn('is_seeded', 'integer', (column) => column.notNull())
    .execute();
  await sql.schema
    .createTable('sign_in_link')
    .addColumn('code_hash', 'text', (column) => column.primaryKey())
    .addColumn('person', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('ends_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('is_from_start', 'integer', (column) => column.notNull())
    .execute();
  await sql.schema
    .createTable('session')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('person', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('last_seen_at', 'bigint', (column) => column.notNull())
    .addColumn('ends_at', 'bigint', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute();
  await index(sql, 'session', ['person']);
}

async function makeSyncTables(sql: Kysely<unknown>): Promise<void> {
  await makeRecordTable(sql);
  await sql.schema
    .createTable('client')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('last_seq', 'bigint', (column) => column.notNull())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .execute();
  await sql.schema
    .createTable('change_log')
    .addColumn('client', 'text', (column) => column.notNull().references('client.id'))
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('change_id', 'text', (column) => column.notNull())
    .addColumn('partnership', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('outcome_json', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('change_log_key', ['client', 'seq'])
    .execute();
  await index(sql, 'change_log', ['change_id']);
  await sql.schema
    .createTable('quarantine')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('partnership', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('client', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('raw_json', 'text', (column) => column.notNull())
    .addColumn('fault_code', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('quarantine_once', ['client', 'hash'])
    .execute();
  await index(sql, 'quarantine', ['at']);
}

async function makeRecordTable(sql: Kysely<unknown>): Promise<void> {
  await sql.schema
    .createTable('record')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('partnership', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('zones_json', 'text', (column) => column.notNull())
    .addColumn('ever_json', 'text', (column) => column.notNull())
    .addColumn('fields_json', 'text', (column) => column.notNull())
    .addColumn('marks_json', 'text', (column) => column.notNull())
    .addColumn('superseded_json', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull().unique())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('receipt_code', 'text', (column) => column.notNull().unique())
    .addColumn('is_deleted', 'integer', (column) => column.notNull())
    .addColumn('is_demonstration', 'integer', (column) => column.notNull())
    .execute();
  await index(sql, 'record', ['author']);
}

const index = (sql: Kysely<unknown>, table: string, columns: string[]): Promise<void> =>
  sql.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
