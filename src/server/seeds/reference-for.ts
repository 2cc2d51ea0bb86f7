/** The part of the reference that a role may see, and the version that says which part it is. */
import type { Role } from '../../domain/people.ts';
import type { Reference } from '../../domain/reference.ts';
import { roles } from '../../domain/roles.ts';
import { referenceForOlder } from '../../sync/older-phones.ts';
import type { ReferenceNow } from '../database/reference.ts';

export type ReferencePart = ReferenceNow & { readonly isDemonstration: boolean };

/** Different parts have different versions, so that a change of role or of release brings the other part. */
export function referenceFor(
  role: Role,
  { version, content }: ReferenceNow,
  { isDemonstration, isOlder }: { readonly isDemonstration: boolean; readonly isOlder: boolean },
): ReferencePart {
  const isWhole = roles[role].seesPremisesReasons;
  const part = isWhole ? content : withoutReasons(content);
  const marks = [
    isWhole ? 'whole' : 'part',
    ...(isDemonstration ? ['demo'] : []),
    ...(isOlder ? ['older'] : []),
  ];
  return {
    version: [version, ...marks].join('.'),
    isDemonstration,
    content: isOlder ? referenceForOlder(part) : part,
  };
}

/** Why a venue is rated red is for those who act on it. */
const withoutReasons = (content: Reference): Reference => ({
  ...content,
  premises: content.premises.map(({ reasons: _, ...rest }) => rest),
});
