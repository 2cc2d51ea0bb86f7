/** What this phone knows beyond one person: who is signed in, who ever was. Nothing of their work. */
import type { Result } from '../domain/result.ts';
import { pause } from './person-storage.ts';
import { type DeviceTables, deviceTableIndexes, type KnownPerson } from './rows.ts';
import { type Databases, openStore, type Store, type StoreEvents } from './store.ts';
import type { World } from './world.ts';

type Given = {
  readonly world: World;
  readonly databases: Databases;
  readonly on?: Partial<StoreEvents>;
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
