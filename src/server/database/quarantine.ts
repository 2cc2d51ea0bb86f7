/** What was refused, as it came: for the time the partnership sets, so that nothing is lost (S4). */
import type { FaultCode } from '../../domain/result.ts';
import type { Instant } from '../../domain/time.ts';
import type { Database } from './database.ts';

export type Quarantined = {
  readonly id: string;
  readonly partnership: string;
  readonly person: string;
  readonly client: string;
  readonly hash: string;
  /** The change as JSON, unparsed. */
  readonly raw: string;
  readonly fault: FaultCode;
  readonly at: Instant;
};

/** The same change refused again is kept once. */
export async function quarantine({ sql }: Database, all: readonly Quarantined[]): Promise<void> {
  if (all.length === 0) return;
  await sql
    .insertInto('quarantine')
    .values(all.map(({ raw, fault, ...kept }) => ({ ...kept, raw_json: raw, fault_code: fault })))
    .onConflict((conflict) => conflict.columns(['client', 'hash', 'partnership']).doNothing())
    .execute();
}

export async function readQuarantine({ sql }: Database): Promise<readonly Quarantined[]> {
  const rows = await sql.selectFrom('quarantine').selectAll().orderBy('at').orderBy('id').execute();
  return rows.map(({ raw_json, fault_code, ...rest }) => ({
    ...rest,
    raw: raw_json,
    fault: fault_code as FaultCode,
  }));
}

export async function dropQuarantinedBefore({ sql }: Database, at: Instant): Promise<void> {
  await sql.deleteFrom('quarantine').where('at', '<', at).execute();
}
