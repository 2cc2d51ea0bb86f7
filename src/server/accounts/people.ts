/** What the administrator does with people. None of it shows a record. */
import type { Person, PersonRow } from '../../domain/people.ts';
import type { Reference } from '../../domain/reference.ts';
import { type Fault, fail, fault, ok, type Result } from '../../domain/result.ts';
import { roles } from '../../domain/roles.ts';
import type { LinkReply, NewPerson } from '../../sync/accounts.ts';
import { inTransaction } from '../database/database.ts';
import { readPeople, readPerson, type StoredPerson, savePerson } from '../database/people.ts';
import { mustReadReference } from '../database/reference.ts';
import { readSessions, revokeAll } from '../database/sessions.ts';
import type { Deps } from '../deps.ts';
import { placesOfPerson } from '../seeds/check-seeds.ts';
import { makeLink } from './links.ts';

export async function listPeople({ database, world }: Deps): Promise<readonly PersonRow[]> {
  const sessions = await readSessions(database, world.now());
  return (await readPeople(database)).map(({ person, isActive }) => ({
    person,
    isActive,
    sessions: sessions
      .filter((session) => session.person === person.id)
      .map(({ person: _, ...session }) => session),
  }));
}

/** Faults: `unknown-entry` with the field that names nothing the partnership has. */
export async function addPerson(
  { database, world }: Deps,
  given: NewPerson,
): Promise<Result<Person>> {
  const { content } = await mustReadReference(database);
  const mistake = mistakeIn(given, content);
  if (mistake) return fail(mistake);
  const person = { id: world.newId(), ...given };
  await savePerson(database, {
    person,
    partnership: content.partnership.id,
    isActive: true,
    isSeeded: false,
  });
  return ok(person);
}

/** Role, zones, organisation, hub and name; what the person may see changes at their next sync. */
export async function changePerson(
  { database }: Deps,
  id: string,
  given: NewPerson,
): Promise<Result<Person>> {
  const mistake = mistakeIn(given, (await mustReadReference(database)).content);
  if (mistake) return fail(mistake);
  return withPerson({ database }, id, async (stored) => {
    const person = { id, ...given };
    await savePerson(database, { ...stored, person });
    return person;
  });
}

/** Nobody signs in as them again, and every phone of theirs is signed out. */
export const deactivatePerson = ({ database, world }: Deps, id: string): Promise<Result<null>> =>
  inTransaction(database, (within) =>
    withPerson({ database: within }, id, async (stored) => {
      await savePerson(within, { ...stored, isActive: false });
      await revokeAll(within, id, world.now());
      return null;
    }),
  );

/** A phone is lost: every session ends at once, and links that were not used stop working. */
export const endSessions = ({ database, world }: Deps, id: string): Promise<Result<null>> =>
  withPerson({ database }, id, async () => {
    await revokeAll(database, id, world.now());
    return null;
  });

/** Faults: `not-found`; `not-allowed` for someone who was deactivated. */
export async function makeLinkFor(deps: Deps, id: string): Promise<Result<LinkReply>> {
  const stored = await readPerson(deps.database, id);
  if (!stored) return fail(fault('not-found'));
  return stored.isActive ? ok(await makeLink(deps, id)) : fail(fault('not-allowed'));
}

async function withPerson<T>(
  { database }: Pick<Deps, 'database'>,
  id: string,
  work: (stored: StoredPerson) => Promise<T>,
): Promise<Result<T>> {
  const stored = await readPerson(database, id);
  return stored ? ok(await work(stored)) : fail(fault('not-found'));
}

function mistakeIn(given: NewPerson, reference: Reference): Fault | null {
  const needsHub = roles[given.role].movesReferrals;
  if (needsHub !== (given.hub !== undefined)) return fault('malformed', 'hub');
  const lost = placesOfPerson.find(({ ids, list }) =>
    ids(given).some((id) => !list(reference).some((entry) => entry.id === id)),
  );
  return lost ? fault('unknown-entry', lost.field) : null;
}
