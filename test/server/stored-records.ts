import type { Person } from '../../src/domain/people.ts';
import type { FieldsByKind, Kind } from '../../src/domain/records.ts';
import type { NewRecord } from '../../src/server/database/records.ts';
import { marksOfNew } from '../../src/sync/merge.ts';

type Given<K extends Kind> = {
  readonly kind: K;
  readonly fields: FieldsByKind[K];
  readonly author?: string;
  readonly organisation?: string;
  readonly receivedAt?: number;
  readonly isDemonstration?: boolean;
};

let made = 0;

/** A record as the server would have stored it when it first came in. */
export function stored<K extends Kind>(given: Given<K>): NewRecord {
  const number = String(++made).padStart(12, '0');
  const at = given.fields.from;
  return {
    id: `00000000-0000-4000-9000-${number}`,
    partnership: 'smalltown',
    kind: given.kind,
    author: given.author ?? 'olive-officer',
    organisation: given.organisation ?? 'police',
    zones: given.fields.zones,
    ever: { zones: given.fields.zones, hubs: [], outcomes: [] },
    fields: given.fields,
    marks: marksOfNew(given.fields, at),
    superseded: [],
    version: 1,
    createdAt: at,
    changedAt: at,
    receivedAt: given.receivedAt ?? at,
    receiptCode: `TEST-${number}`,
    isDeleted: false,
    isDemonstration: given.isDemonstration ?? false,
  };
}

export const corin: Person = {
  id: 'corin-coordinator',
  name: 'Corin',
  role: 'coordinator',
  organisation: 'council',
  zones: ['town-centre'],
};
export const olive: Person = { ...corin, id: 'olive-officer', name: 'Olive', role: 'officer' };
