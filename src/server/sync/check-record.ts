/** The whole record, after the change: shape, lists, policy, and what follows from its place. */
import type { Dispersal } from '../../domain/dispersal.ts';
import { faultInDispersal } from '../../domain/dispersal-rules.ts';
import type { Incident } from '../../domain/incident.ts';
import { parseMany } from '../../domain/parse-many.ts';
import { type Fields, type Kind, kinds } from '../../domain/records.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Referral } from '../../domain/referral.ts';
import { type Fault, fail, ok, type Result } from '../../domain/result.ts';
import type { Change } from '../../sync/messages.ts';
import { checkEntries } from './check-entries.ts';
import { checkFirstStatus, checkNote, checkPhotos, checkReferral } from './check-policy.ts';
import { stepFields } from './may-change.ts';
import { placeDispersal, placeIncident } from './place-record.ts';

/**
 * The record's fields as they will be stored, or why not. `isMoved`: place or time are new, and with
 * them its ward, zones and hotspot.
 */
export function checkRecord(
  reference: Reference,
  { kind, base, fields: changed }: Change,
  fields: Fields,
  isMoved: boolean,
): Result<Fields> {
  const parsed: Result<Fields> = parseMany(kinds[kind].schema, fields);
  if (!parsed.ok) return parsed;
  const placed = isMoved ? placedAnew(kind, parsed.value, reference) : parsed.value;
  const names = Object.keys(changed);
  const refusal =
    checkEntries(kind, placed, names, reference) ??
    ('note' in changed ? checkNote(kind, placed, reference) : null) ??
    ('photos' in changed ? checkPhotos(placed as Incident, reference) : null) ??
    (kind === 'dispersal' ? faultInDispersal(placed as Dispersal, reference) : null) ??
    (kind === 'referral' ? faultInReferral(placed as Referral, names, reference, base) : null);
  return refusal ? fail(refusal) : ok(placed);
}

function placedAnew(kind: Kind, fields: Fields, reference: Reference): Fields {
  if (kind === 'incident') return placeIncident(fields as Incident, reference);
  return kind === 'dispersal' ? placeDispersal(fields as Dispersal, reference) : fields;
}

/** A step is never stopped by what was written when other rules held. */
function faultInReferral(
  referral: Referral,
  changed: readonly string[],
  reference: Reference,
  base: number,
): Fault | null {
  const isStep = changed.every((field) => stepFields.includes(field));
  return (
    (base === 0 ? checkFirstStatus(referral) : null) ??
    (isStep ? null : checkReferral(referral, reference))
  );
}
