/** The zones that are one's own, by name; none of one's own means the whole partnership. */
import type { Person } from '../../../domain/people.ts';
import type { Reference } from '../../../domain/reference.ts';
import { entryName } from '../../entry-names.ts';

export const zonesOfPerson = (
  { zones }: Person,
  { zones: all, partnership }: Reference,
): readonly string[] =>
  zones.length === 0 ? [partnership.shortName] : zones.map((id) => entryName(all, id));
