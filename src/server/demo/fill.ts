/** Fills a new database with the demonstration, and marks it for good as one. */
import { inTransaction } from '../database/database.ts';
import { readPeople } from '../database/people.ts';
import { hasRecords, insertRecords } from '../database/records.ts';
import { mustReadReference } from '../database/reference.ts';
import { markAsDemonstration } from '../database/settings.ts';
import type { Deps } from '../deps.ts';
import { newDemonstration } from './new-demonstration.ts';

/** One for everybody: two people who look at the demonstration see the same town. */
const seed = 326;

/** All of it in one transaction, so that a demonstration is never half there. Answers how many records. */
export async function fillDemonstration({ database, world }: Pick<Deps, 'database' | 'world'>) {
  const { content } = await mustReadReference(database);
  const people = (await readPeople(database)).filter(({ isActive }) => isActive);
  const records = newDemonstration(
    content,
    people.map(({ person }) => person),
    world.now(),
    seed,
  );
  return inTransaction(database, async (within) => {
    const isFirst = await markAsDemonstration(within);
    if (!isFirst && (await hasRecords(within))) return 0;
    await insertRecords(within, records);
    return records.length;
  });
}
