/** Changes as a phone sends them, with fields that the real seeds know. */
import { createHash } from 'node:crypto';
import type { Fields } from '../../src/domain/records.ts';
import type { Change } from '../../src/sync/messages.ts';
import { testStart } from './server.ts';

/** In Brenchley Gardens, in the town centre. */
export const inTown = { lon: 0.5197, lat: 51.2765, accuracyMetres: 8, source: 'fix' } as const;
/** A village: in no zone of the town. */
export const inVillage = { lon: 0.7, lat: 51.2, accuracyMetres: 8, source: 'pin' } as const;

export const incidentFields = {
  type: 'street-drinking',
  class: 'nuisance',
  from: testStart,
  to: testStart,
  place: inTown,
  zones: [],
};

export const patrolFields = {
  from: testStart,
  mode: 'foot',
  crew: [{ role: 'constable', count: 2 }],
  zones: ['town-centre'],
  pauses: [],
  visits: [],
  engagements: [],
  actions: [],
};

export const referralFields = {
  hub: 'youth-hub-326',
  agreement: 'agreed',
  from: testStart,
  name: 'Jo',
  reasons: [],
  screenedClear: [],
  zones: ['town-centre'],
  status: 'submitted',
  statusAt: testStart,
};

/** The same id for the same name, in every run. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** A change to `record` (a name); what is given replaces what is usual. */
export function newChange(
  record: string,
  seq: number,
  given: Partial<Change> & { readonly fields?: Fields } = {},
): Change {
  return {
    id: idOf(`${record} ${seq} ${given.id ?? ''}`),
    seq,
    record: idOf(record),
    kind: 'incident',
    base: 0,
    fields: incidentFields,
    at: testStart,
    ...(({ id: _, ...rest }) => rest)(given),
  } as Change;
}
