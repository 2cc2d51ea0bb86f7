/** The summary over everything the partnership has: complete, as no device's is. */
import type { CountedRecord } from '../../analysis/counted-record.ts';
import { summaryOf } from '../../analysis/summary.ts';
import type { FiguresFilter, Summary } from '../../domain/figures.ts';
import type { Kind } from '../../domain/records.ts';
import type { Database } from '../database/database.ts';
import { readRecords } from '../database/records.ts';
import type { Frame } from './export-words.ts';

export async function wholeSummary(
  database: Database,
  filter: FiguresFilter,
  { reference, now, isDemonstration }: Frame,
): Promise<Summary> {
  return summaryOf({
    incidents: await countedOf(database, 'incident'),
    patrols: await countedOf(database, 'patrol'),
    referrals: await countedOf(database, 'referral'),
    reference,
    filter,
    now,
    isDemonstration,
  });
}

/** Fields were parsed before they were stored. */
const countedOf = async <K extends Kind>(
  database: Database,
  kind: K,
): Promise<readonly CountedRecord<K>[]> =>
  (await readRecords(database, [kind])) as readonly unknown[] as readonly CountedRecord<K>[];
