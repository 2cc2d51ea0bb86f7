/** What other people have on this phone: counted, never shown (S8). */
import { ok, type Result } from '../domain/result.ts';
import { openPersonStore } from './person-storage.ts';
import type { Unsent } from './phone.ts';
import { inState } from './row-order.ts';
import type { DeviceTables } from './rows.ts';
import type { Databases, Store } from './store.ts';
import type { World } from './world.ts';

type Given = { readonly world: World; readonly databases: Databases };

/** Other people's unsent work on this phone, counted in their own databases. */
export async function readOthers(
  store: Store<DeviceTables>,
  signedIn: string | null,
  given: Given,
): Promise<readonly Unsent[]> {
  const people = await store.read((tables) => tables.people.all());
  if (!people.ok) return [];
  const others: Unsent[] = [];
  for (const { id, name } of people.value) {
    if (id === signedIn) continue;
    const unsent = await countUnsent(id, given);
    if (unsent.ok && unsent.value > 0) others.push({ id, name, unsent: unsent.value });
  }
  return others;
}

async function countUnsent(personId: string, { world, databases }: Given): Promise<Result<number>> {
  const store = openPersonStore(personId, { world, databases });
  const records = await store.of('changes').read(async ({ changes }) => {
    const waiting = await changes.range('[state+n]', ...inState('waiting'));
    return new Set(waiting.map(({ record }) => record)).size;
  });
  store.close();
  return records.ok ? ok(records.value) : records;
}
