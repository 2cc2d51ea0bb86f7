/** What is seen to once a phone has opened, and nobody waits for: room, others' unsent work, and this storage's order. */
import { fail, fault, type Result } from '../domain/result.ts';
import type { Instant } from '../domain/time.ts';
import { writeSignedIn } from './device-storage.ts';
import { forgetReceived } from './keep-received.ts';
import { openPersonStore, type PersonStorage } from './person-storage.ts';
import type { Unsent } from './phone.ts';
import type { Parts } from './phone-state.ts';
import type { Platform } from './platform.ts';
import { putBack } from './put-back.ts';
import { inState } from './row-order.ts';
import type { DeviceTables, PersonTables } from './rows.ts';
import { dropOldTracks } from './settle-track.ts';
import type { Databases, Store } from './store.ts';
import type { World } from './world.ts';

type Given = { readonly world: World; readonly databases: Databases };

type Round = Given & {
  readonly platform: Platform;
  readonly device: Store<DeviceTables>;
  readonly storage: PersonStorage | null;
  readonly show: (found: Pick<Parts, 'isPersisted' | 'room' | 'others'>) => void;
};

/** What the browser promised, what room there is, and whose work besides this person's is here. */
export async function lookAround({ platform, device, storage, show, ...given }: Round) {
  const told = await readIsPersisted(device);
  const isPersisted = (await platform.isPersisted()) || (told.ok ? told.value : null);
  const room = await platform.room();
  const others = await readOthers(device, storage?.personId ?? null, given);
  show({ isPersisted, room, others });
  if (storage) await tidy(storage, given.world.now());
}

/** The browser's promise not to clear the storage, as it answers now, and what room there is. */
export async function askToPersist(
  platform: Platform,
  device: Store<DeviceTables>,
): Promise<Pick<Parts, 'isPersisted' | 'room'>> {
  const isPersisted = await platform.persist();
  if (isPersisted !== null) await writeIsPersisted(device, isPersisted);
  return { isPersisted, room: await platform.room() };
}

/** The browser's last answer; it is not asked again and again. */
const readIsPersisted = (store: Store<DeviceTables>): Promise<Result<boolean | null>> =>
  store.read(async ({ settings }) => {
    const row = await settings.get('is-persisted');
    return row?.key === 'is-persisted' ? row.value : null;
  });

const writeIsPersisted = (store: Store<DeviceTables>, value: boolean) =>
  store.write(({ settings }) => settings.put({ key: 'is-persisted', value }));

/** What the browser cleared beneath a page goes back, and who is signed in with it (S17). */
export async function mendCleared(
  storage: PersonStorage,
  device: Store<DeviceTables>,
): Promise<Result<unknown>> {
  const { person, signInEndsAt } = storage.view.meta;
  if (!person) return fail(fault('signed-out'));
  const { id, name, role } = person;
  const known = await writeSignedIn(device, { id, name, role, signInEndsAt: signInEndsAt ?? 0 });
  if (!known.ok) return known;
  return storage.writeBack((tables) => putBack(tables, () => storage.view));
}

/** Other people's unsent work on this phone, counted in their own databases. */
async function readOthers(
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
    if (unsent.ok && unsent.value.unsent + unsent.value.photos > 0) {
      others.push({ id, name, ...unsent.value });
    }
  }
  return others;
}

type Counted = Pick<Unsent, 'unsent' | 'photos'>;

async function countUnsent(
  personId: string,
  { world, databases }: Given,
): Promise<Result<Counted>> {
  const store = openPersonStore(personId, { world, databases });
  const counted = await store.of('changes', 'photos').read(async ({ changes, photos }) => {
    const waiting = await changes.range('[state+n]', ...inState('waiting'));
    const unsentPhotos = (await photos.all()).filter(({ state }) => state === 'waiting');
    return {
      unsent: new Set(waiting.map(({ record }) => record)).size,
      photos: unsentPhotos.length,
    };
  });
  store.close();
  return counted;
}

const ballastBytes = 256 * 1024;
const key = 'ballast';

/** Once after it was opened. */
async function tidy(storage: PersonStorage, now: Instant): Promise<void> {
  await storage.writeIfRoom((tables) => forgetReceived(tables, now));
  await dropOldTracks(storage, now);
  await layBallast(storage.reserve);
}

/** Lays in the ballast where it is missing. That it may not fit is no fault: it is only a reserve. */
const layBallast = (store: Store<Pick<PersonTables, 'ballast'>>): Promise<Result<void>> =>
  store.write(async (tables) => {
    if (await tables.ballast.get(key)) return;
    await tables.ballast.put({ key, bytes: incompressible(ballastBytes) });
  });

/** Chromium compresses what it stores: zeros would hold no place (xorshift32, Marsaglia 2003). */
function incompressible(byteLength: number): ArrayBuffer {
  const words = new Uint32Array(byteLength / 4);
  let word = 2463534242;
  for (let i = 0; i < words.length; i++) {
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    words[i] = word;
  }
  return words.buffer;
}
