/** A patrol as the pages take it: whole, with what the phone knows about its keeping. */
import type { Held, PhoneState } from '../../../device/phone.ts';
import type { Incident } from '../../../domain/incident.ts';
import type { Patrol } from '../../../domain/patrol.ts';
import { hourMs, type Instant } from '../../../domain/time.ts';

export type HeldPatrol = Held<'patrol'> & { readonly patrol: Patrol };

/** Roles that may not read its note get a patrol without one; everything else of it is always there. */
export function heldPatrolOf(state: PhoneState, id: string | undefined): HeldPatrol | undefined {
  const held = id === undefined ? undefined : state.records.get(id);
  if (held?.kind !== 'patrol') return undefined;
  const patrol = held as Held<'patrol'>;
  return { ...patrol, patrol: { ...emptyPatrol, ...patrol.fields } };
}

/** Incidents logged on this patrol, the latest first. */
export const incidentsOn = (
  { records }: PhoneState,
  patrolId: string,
): readonly Held<'incident'>[] =>
  [...records.values()]
    .filter((held): held is Held<'incident'> => held.kind === 'incident')
    .filter(({ fields }) => (fields as Partial<Incident>).patrol === patrolId)
    .sort((a, b) => (b.fields.from ?? 0) - (a.fields.from ?? 0));

/** Until then its author may change it; the server asks the same of what it receives. */
export const editableUntil = ({ to = 0 }: Patrol, editHours: number): Instant =>
  to + editHours * hourMs;

/** What is typed into the note before the sheet closes. */
export const noteDraftKey = (id: string): string => `patrol-note:${id}`;

const emptyPatrol: Patrol = {
  from: 0,
  mode: '',
  crew: [],
  zones: [],
  pauses: [],
  visits: [],
  engagements: [],
  actions: [],
};
