/** What *Start patrol* will start, so that nobody has to wonder: `2 × constable · on foot · Town centre`. */
import type { Patrol } from '../../../domain/patrol.ts';
import type { Reference } from '../../../domain/reference.ts';
import { entryName } from '../../entry-names.ts';

export function crewWords(
  { crew, mode, zones }: Pick<Patrol, 'crew' | 'mode' | 'zones'>,
  reference: Reference,
): string {
  const { crewRoles, patrolModes } = reference.lists;
  const people = crew.map(
    ({ role, count }) => `${count} × ${entryName(crewRoles, role).toLowerCase()}`,
  );
  return [
    people.join(', '),
    entryName(patrolModes, mode).toLowerCase(),
    zoneNamesOf(zones, reference),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Zones overlap, so there may be several; one name is enough to know where one is. */
function zoneNamesOf(zones: readonly string[], { zones: known }: Pick<Reference, 'zones'>): string {
  const [first, ...more] = zones.map((id) => entryName(known, id));
  return more.length > 0 ? `${first} and ${more.length} more` : (first ?? '');
}
