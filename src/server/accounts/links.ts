/** Sign-in links: made for one person, used once, shown once. */
import type { Person } from '../../domain/people.ts';
import { hourMs, type Instant } from '../../domain/time.ts';
import { readPeople } from '../database/people.ts';
import { mustReadReference } from '../database/reference.ts';
import { dropStartLinks, saveLink } from '../database/sign-in-links.ts';
import type { Deps } from '../deps.ts';
import { hashOfCode, newCode } from './codes.ts';

/** `path` holds the code and is told once: only its hash is kept. */
export type MadeLink = { readonly path: string; readonly endsAt: Instant };

export async function makeLink(
  { database, world }: Deps,
  person: string,
  isFromStart = false,
): Promise<MadeLink> {
  const code = newCode(world);
  const { policy } = (await mustReadReference(database)).content.partnership;
  const endsAt = world.now() + policy.signInLinkHours * hourMs;
  await saveLink(database, { codeHash: hashOfCode(code), person, endsAt }, isFromStart);
  return { path: `/join/${code}`, endsAt };
}

/** A fresh link for each seeded person; those of the last start that nobody used stop working. */
export async function makeStartLinks(
  deps: Deps,
): Promise<readonly (MadeLink & { readonly person: Person })[]> {
  await dropStartLinks(deps.database);
  const people = await readPeople(deps.database);
  const made = [];
  for (const { person } of people.filter(({ isSeeded, isActive }) => isSeeded && isActive)) {
    made.push({ person, ...(await makeLink(deps, person.id, true)) });
  }
  return made;
}
