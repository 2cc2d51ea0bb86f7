/**
 * What phones of protocols 1 and 2 don't know is left out of what they are told: their schemas refuse a key
 * too many, and a reply that does not parse is no reply (S12). They send as ever, and a change of theirs
 * touches only the fields that it names.
 */
import type { Reference } from '../domain/reference.ts';
import type { Pulled } from './messages.ts';

export const secondProtocol = 2;

/** The first that knows photos, visits from fixes, dispersal authorisations and what others covered. */
const protocolWithPhotos = 3;

export const isOlderPhone = (protocol: number): boolean => protocol < protocolWithPhotos;

type Fields = Readonly<Record<string, unknown>>;

/** `null` for a kind of record that they don't know. */
export function viewForOlder(view: Pulled): Pulled | null {
  if ('isGone' in view) return view;
  if (view.kind === 'dispersal') return null;
  const fields = fieldsForOlder(view.kind, view.fields);
  const superseded = view.superseded?.filter(({ field }) => !newIncidentFields.includes(field));
  return { ...view, fields, ...(superseded && { superseded }) } as Pulled;
}

const newIncidentFields = ['photos', 'addsTo', 'caseMeetingReason'];

function fieldsForOlder(kind: 'incident' | 'patrol' | 'referral', fields: Fields): Fields {
  if (kind === 'incident') return without(fields, newIncidentFields);
  if (kind === 'patrol' && Array.isArray(fields.visits)) {
    return { ...fields, visits: fields.visits.map(visitForOlder) };
  }
  return fields;
}

const visitForOlder = (visit: Fields): Fields => ({
  ...without(visit, ['confirmedSeconds', 'possibleSeconds']),
  source: 'hand',
});

const newPolicy = [
  'trackDays',
  'photosPerIncidentMax',
  'dwell',
  'handoverHours',
  'duplicate',
  'dispersal',
  'caseReview',
];
const newLists = ['authorisingRanks', 'dispersalGrounds', 'caseMeetingReasons'];

/** Not a `Reference` of today any more: only older phones read it. */
export const referenceForOlder = (reference: Reference): Reference => {
  const { partnership, hotspots, lists } = reference;
  return {
    ...without(reference, ['traumaPacks']),
    partnership: { ...partnership, policy: without(partnership.policy, newPolicy) },
    hotspots: hotspots.map((hotspot) => without(hotspot, ['lookFor'])),
    lists: without(lists, newLists),
  } as unknown as Reference;
};

const without = (from: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));
