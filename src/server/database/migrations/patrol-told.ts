/**
 * What a patrol tells came with numbers and lists that a partnership of before has not set: they are
 * filled in as the law and the research have them, and are the partnership's to change.
 */
import { type Kysely, sql as raw } from 'kysely';
import type { Migration } from 'kysely/migration';

export const patrolTold: Migration = {
  async up(sql: Kysely<unknown>) {
    await raw`create index record_by_kind on record (kind, changed_at)`.execute(sql);
    const { rows } = await raw<Entry>`
      select partnership, data_json from reference_entry where collection = 'partnership'
    `.execute(sql);
    for (const { partnership, data_json } of rows) {
      await fillPolicy(sql, partnership, JSON.parse(data_json));
      for (const [list, entries] of Object.entries(lists)) {
        await fillList(sql, partnership, `lists.${list}`, entries);
      }
      // Another version than before, whatever the entries: phones hold the old one.
      await raw`update setting set value = value || '+' where key = 'reference-version'`.execute(
        sql,
      );
    }
  },
};

type Entry = { readonly partnership: string; readonly data_json: string };
type Partnership = { readonly policy: Readonly<Record<string, unknown>> };

async function fillPolicy(
  sql: Kysely<unknown>,
  partnership: string,
  content: Partnership,
): Promise<void> {
  const json = JSON.stringify({ ...content, policy: { ...policy, ...content.policy } });
  await raw`
    update reference_entry set data_json = ${json}
    where partnership = ${partnership} and collection = 'partnership'
  `.execute(sql);
}

async function fillList(
  sql: Kysely<unknown>,
  partnership: string,
  collection: string,
  entries: readonly object[],
): Promise<void> {
  for (const [ordinal, entry] of entries.entries()) {
    await raw`
      insert into reference_entry (partnership, collection, ordinal, data_json)
      values (${partnership}, ${collection}, ${ordinal}, ${JSON.stringify(entry)})
      on conflict do nothing
    `.execute(sql);
  }
}

const policy = {
  trackDays: 7,
  photosPerIncidentMax: 4,
  dwell: { cueMinutes: 15, lateMinutes: 20 },
  handoverHours: 8,
  duplicate: { withinMetres: 100, withinMinutes: 30 },
  dispersal: { hoursMax: 48, exclusionHoursMax: 48, ageMin: 10, takenHomeUnder: 16 },
  caseReview: { reports: 3, withinMonths: 6, reportedWithinDays: 31, withinMetres: 50 },
};

const since = { validFrom: '2014-10-20' };

const lists: Readonly<Record<string, readonly object[]>> = {
  authorisingRanks: [
    { id: 'inspector', name: 'Inspector', ...since },
    { id: 'chief-inspector', name: 'Chief inspector', ...since },
    { id: 'superintendent-or-above', name: 'Superintendent or above', ...since },
  ],
  dispersalGrounds: [
    { id: 'harassment-alarm-distress', name: 'People harassed, alarmed or distressed', ...since },
    { id: 'crime-or-disorder', name: 'Crime or disorder', ...since },
  ],
  caseMeetingReasons: [
    { id: 'repeat-victim', name: 'Harmed again and again', ...since },
    { id: 'exploited-by-others', name: 'May be used by others', ...since },
    { id: 'health-or-drink-drugs', name: 'Health, drink or drugs play a part', ...since },
    { id: 'home-at-risk', name: 'Home at risk, or taken over', ...since },
    { id: 'many-services', name: 'Several services, no plan', ...since },
  ],
};
