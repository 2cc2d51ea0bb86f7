/** What this phone knows beyond one person: who is signed in, who ever was. Nothing of their work. */
import { ok, type Result } from '../domain/result.ts';
import { openPersonStore, pause } from './person-storage.ts';
import type { Unsent } from './phone.ts';
import { inState } from './row-order.ts';
import { type DeviceTables, deviceTableIndexes, type KnownPerson } from './rows.ts';
import { type Databases, openStore, type Store, type StoreEvents } from './store.ts';
import type { World } from './world.ts';

type Given = {
  readonly world: World;
  readonly databases: Databases;
  readonly on?: StoreEvents;
};

export const openDeviceStore = ({ world, databases, on }: Given): Store<DeviceTables> =>
  openStore<DeviceTables>({
    name: 'beatbook-device',
    indexes: deviceTableIndexes,
    databases,
    pause: (delayMs) => pause(world, delayMs),
    ...(on && { on }),
  });

/** Who is signed in, by id, or `null`. */
export const readSignedIn = (store: Store<DeviceTables>): Promise<Result<string | null>> =>
  store.read(async ({ settings }) => {
    const row = await settings.get('signed-in');
    return row?.key === 'signed-in' ? row.value : null;
  });

export const writeSignedIn = (
  store: Store<DeviceTables>,
  person: KnownPerson | null,
): Promise<Result<void>> =>
  store.write(async ({ people, settings }) => {
    if (person) await people.put(person);
    await settings.put({ key: 'signed-in', value: person?.id ?? null });
  });

/** The browser's last answer; it is not asked again and again. */
export const readIsPersisted = (store: Store<DeviceTables>): Promise<Result<boolean | null>> =>
  store.read(async ({ settings }) => {
    const row = await settings.get('is-persisted');
    return row?.key === 'is-persisted' ? row.value : null;
  });

export const writeIsPersisted = (store: Store<DeviceTables>, value: boolean) =>
  store.write(({ settings }) => settings.put({ key: 'is-persisted', value }));

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
