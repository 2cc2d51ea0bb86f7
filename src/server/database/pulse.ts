/** What the watcher behind the nudges asks for (S19): a few rows a second, whoever listens. */
import type { Person } from '../../domain/people.ts';
import type { Instant } from '../../domain/time.ts';
import type { Database } from './database.ts';
import { personOf } from './people.ts';
import type { Position } from './positions.ts';
import { recordOf, type StoredRecord } from './records.ts';

export type Stretch = { readonly after: Position; readonly head: Position };

/** Records that changed in between, whoever may see them, oldest position first. */
export async function readChanged(
  { sql, engine }: Database,
  { after, head }: Stretch,
  recordsMax: number,
): Promise<readonly StoredRecord[]> {
  const query = sql
    .selectFrom('record')
    .selectAll()
    .where((row) => engine.positions.between(row, after, head))
    .limit(recordsMax);
  const { order } = engine.positions;
  const rows = await order.reduce((ordered, column) => ordered.orderBy(column), query).execute();
  return rows.map(recordOf);
}

/** Changes when phones must ask anew whatever they hold: another epoch, another reference. */
export async function readEra({ sql }: Database): Promise<string> {
  const rows = await sql
    .selectFrom('setting')
    .select('value')
    .where('key', 'in', ['epoch', 'reference-version'])
    .orderBy('key')
    .execute();
  return rows.map(({ value }) => value).join(' ');
}

/** Whoever is signed in, by session. */
export async function readSignedIn(
  { sql }: Database,
  now: Instant,
): Promise<ReadonlyMap<string, Person>> {
  const rows = await sql
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person')
    .selectAll('person')
    .select('session.id as session')
    .where('session.ends_at', '>', now)
    .where('session.revoked_at', 'is', null)
    .where('person.is_active', '=', 1)
    .execute();
  return new Map(rows.map((row) => [row.session, personOf(row)]));
}
