/** What the partnership's policy and the hub ask of a record, beyond its shape. */
import type { Incident } from '../../domain/incident.ts';
import type { Kind } from '../../domain/records.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Referral, ReferralStatus } from '../../domain/referral.ts';
import { type Fault, fault } from '../../domain/result.ts';

type Policy = Reference['partnership']['policy'];

const noteMax: Readonly<Record<Kind, (policy: Policy) => number>> = {
  incident: ({ noteCharactersMax }) => noteCharactersMax,
  patrol: ({ noteCharactersMax }) => noteCharactersMax,
  referral: ({ referralNoteCharactersMax }) => referralNoteCharactersMax,
  dispersal: ({ noteCharactersMax }) => noteCharactersMax,
};

export function checkNote(
  kind: Kind,
  fields: { readonly note?: string },
  { partnership }: Reference,
): Fault | null {
  const isTooLong = (fields.note?.length ?? 0) > noteMax[kind](partnership.policy);
  return isTooLong ? fault('too-large', 'note') : null;
}

/** The partnership may take fewer photos than the schema does, or none. */
export function checkPhotos(incident: Incident, { partnership }: Reference): Fault | null {
  const hashes = (incident.photos ?? []).map(({ hash }) => hash);
  if (new Set(hashes).size < hashes.length) return fault('malformed', 'photos has one twice');
  const isTooMany = hashes.length > partnership.policy.photosPerIncidentMax;
  return isTooMany ? fault('too-large', 'photos') : null;
}

/** What says who a young person is: not kept for one who did not agree. */
const identityFields = ['name', 'contact', 'note'] as const;

/** Faults: `outside-ages`, `too-large`, `malformed`. */
export function checkReferral(referral: Referral, reference: Reference): Fault | null {
  const { policy } = reference.partnership;
  if (referral.reasons.length > policy.referralReasonsMax) return fault('too-large', 'reasons');
  if (isOutsideAges(referral, reference)) return fault('outside-ages', 'age');
  if (referral.agreement === 'agreed') return null;
  const kept = identityFields.find((field) => referral[field] !== undefined);
  return kept ? fault('malformed', `${kept} is not kept for one who declined`) : null;
}

const firstStatuses: Readonly<Record<Referral['agreement'], ReferralStatus>> = {
  agreed: 'submitted',
  declined: 'declined',
};

/** A referral begins where its agreement says: only the hub takes it further. */
export const checkFirstStatus = ({ agreement, status }: Referral): Fault | null =>
  status === firstStatuses[agreement] ? null : fault('bad-step', 'status');

function isOutsideAges({ hub, age }: Referral, { hubs, lists }: Reference): boolean {
  const taken = hubs.find(({ id }) => id === hub)?.ages;
  const band = lists.referralAges.find(({ id }) => id === age);
  return !!taken && !!band && (band.from < taken.from || band.to > taken.to);
}
