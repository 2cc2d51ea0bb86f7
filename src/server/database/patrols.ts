/** Patrols of late, for what each hotspot was given. */
import type { AuthoredPatrol } from '../../analysis/covered.ts';
import type { Instant } from '../../domain/time.ts';
import type { Database } from './database.ts';

/** Changed since then by their phones' clocks: what was visited since was written since. */
export async function readPatrolsSince(
  { sql }: Database,
  since: Instant,
): Promise<readonly AuthoredPatrol[]> {
  const rows = await sql
    .selectFrom('record')
    .select(['author', 'fields_json'])
    .where('kind', '=', 'patrol')
    .where('changed_at', '>=', since)
    .where('is_deleted', '=', 0)
    .execute();
  return rows.map(({ author, fields_json }) => ({ author, fields: JSON.parse(fields_json) }));
}
