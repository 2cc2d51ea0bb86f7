/** What is synced: incidents as the demonstration makes them, laid out as the server would have placed them. */
import type { Incident } from '../../../src/domain/incident.ts';
import type { Person } from '../../../src/domain/people.ts';
import type { Fields } from '../../../src/domain/records.ts';
import { minuteMs } from '../../../src/domain/time.ts';
import type { NewRecord } from '../../../src/server/database/records.ts';
import { newChance } from '../../../src/server/demo/chance.ts';
import { newIncidents } from '../../../src/server/demo/demo-incidents.ts';
import { newDemoWorld } from '../../../src/server/demo/demo-world.ts';
import { placeIncident } from '../../../src/server/sync/place-record.ts';
import { people, reference } from '../../support/seed-files.ts';

/** Everybody's officer of the benchmark: sees every zone, and so every record. */
export const officer: Person = {
  id: 'bench-officer',
  name: 'Bench Officer',
  role: 'officer',
  organisation: 'kent-police',
  zones: reference.zones.map(({ id }) => id),
};

/** A second phone, which only receives what the first one sent. */
export const reader: Person = { ...officer, id: 'bench-reader', name: 'Bench Reader' };

/** A document as a peer keeps it: no more and no less than our own page of a pull carries. */
export type Doc = {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly receivedAt: number;
  readonly isMine: boolean;
  readonly fields: Fields;
};

/** `count` different incidents of the past year, the same for the same seed; all lie in a zone. */
export function newRecords(count: number, seed: number): readonly NewRecord[] {
  const world = newDemoWorld(newChance(seed), reference, people, Date.now());
  const records: NewRecord[] = [];
  while (records.length < count) {
    for (const record of newIncidents(world, count)) {
      const fields = placeIncident(record.fields as Incident, reference);
      const { zones } = fields;
      if (zones.length > 0) records.push({ ...record, fields, zones, isDemonstration: false });
    }
  }
  return records.slice(0, count);
}

/** The same records changed once more: an end that is some minutes later. */
export const changed = (records: readonly NewRecord[], minutes: number): readonly NewRecord[] =>
  records.map((record) => ({
    ...record,
    version: record.version + 1,
    changedAt: record.changedAt + minutes * minuteMs,
    fields: { ...record.fields, to: (record.fields as Incident).from + minutes * minuteMs },
  }));

export const docOf = (record: NewRecord): Doc => ({
  id: record.id,
  kind: record.kind,
  version: record.version,
  createdAt: record.createdAt,
  changedAt: record.changedAt,
  receivedAt: record.receivedAt,
  isMine: false,
  fields: record.fields,
});
