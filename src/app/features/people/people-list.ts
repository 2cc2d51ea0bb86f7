/** Who is on the list, in which order, and who is found by a few letters. */
import type { PersonRow } from '../../../domain/people.ts';
import type { Reference } from '../../../domain/reference.ts';
import { roles } from '../../../domain/roles.ts';
import type { Instant } from '../../../domain/time.ts';
import { listedNames } from '../../entry-names.ts';

type Places = Pick<Reference, 'organisations' | 'zones' | 'hubs'>;

/** Every word typed must begin a word of what is known: name, role, organisation, zones or hub. */
export function foundIn(
  rows: readonly PersonRow[],
  search: string,
  places: Places,
): readonly PersonRow[] {
  const wanted = wordsOf(search);
  return [...rows]
    .filter((row) => {
      const has = wordsOf(`${row.person.name} ${detailOf(row, places)}`);
      return wanted.every((word) => has.some((it) => it.startsWith(word)));
    })
    .sort(byStanding);
}

/** Those who can sign in first, then by name. */
function byStanding(a: PersonRow, b: PersonRow): number {
  return (
    Number(b.isActive) - Number(a.isActive) || a.person.name.localeCompare(b.person.name, 'en-GB')
  );
}

/** "Beat officer · Police · Town centre; Task force area" */
export function detailOf({ person }: PersonRow, { organisations, zones, hubs }: Places): string {
  const organisation = organisations.find(({ id }) => id === person.organisation);
  const hub = hubs.find(({ id }) => id === person.hub);
  const zoneNames = person.zones.map((id) => zones.find((zone) => zone.id === id)?.name ?? id);
  return [
    roles[person.role].plain,
    organisation?.shortName ?? organisation?.name ?? person.organisation,
    listedNames(zoneNames),
    hub?.name,
  ]
    .filter(Boolean)
    .join(' · ');
}

export const lastSeenOf = ({ sessions }: Pick<PersonRow, 'sessions'>): Instant | null =>
  sessions.reduce<Instant | null>(
    (last, { lastSeenAt }) => Math.max(last ?? lastSeenAt, lastSeenAt),
    null,
  );

const wordsOf = (text: string): readonly string[] =>
  text
    .toLocaleLowerCase('en-GB')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
