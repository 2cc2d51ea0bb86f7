/** Photos in a phone's hands: made by hand, added, and looked for on disk and at the server. */
import type { PhonePhotos, Picture } from '../../src/device/phone.ts';
import { readPhoto, readPhotoBytes } from '../../src/server/database/photos.ts';
import { type HandMade, handMadeJpeg, photoOf } from '../support/jpeg.ts';
import type { TestPhone } from '../support/phone.ts';
import type { Sent, TestWorld } from '../support/world.ts';
import { givenOlive, incident, must, type Town } from './given.ts';
import type { GivenServer } from './given-server.ts';
import { rowsIn } from './rows-in.ts';

export function picture(made: HandMade = {}): Picture {
  const bytes = handMadeJpeg(made);
  const { hash, width, height } = photoOf(bytes, { width: 1600, height: 1200 });
  return { bytes, hash, width, height };
}

export async function photosOf(phone: TestPhone): Promise<PhonePhotos> {
  const photos = await phone.photos();
  if (!photos) throw new Error('The part with photos did not come.');
  return photos;
}

export type PhotoTown = Town & { readonly id: string; readonly photos: PhonePhotos };

/** Olive's incident, received; with no signal from here on where that is asked. */
export async function givenIncident(
  options: Parameters<typeof givenOlive>[0] = {},
): Promise<PhotoTown> {
  const town = await givenOlive(options);
  const { world, phone } = town;
  const id = must(await phone.log('incident', incident()));
  await world.pass(15_000);
  await phone.until('received', ({ records }) => records.get(id)?.state === 'received');
  return { ...town, id, photos: await photosOf(phone) };
}

/** What lies on the phone of Olive's photos: how each stands, and of how many the bytes are here. */
export async function onPhone({ disk }: Pick<TestPhone, 'disk'>) {
  const rows = await rowsIn(disk, 'olive-officer', 'photos');
  const pictures = await rowsIn(disk, 'olive-officer', 'pictures');
  return { states: rows.map(({ state }) => state), pictures: pictures.length };
}

export async function atServer({ database }: GivenServer, record: string, { hash }: Picture) {
  const key = { record, hash, partnership: 'maidstone' };
  const bytes = await readPhotoBytes(database, key);
  return { ...(await readPhoto(database, key)), hash: photoOf(bytes).hash };
}

export const isSent = (phone: TestPhone) =>
  phone.until(
    'all sent',
    ({ unsent, photosUnsent, sync }) =>
      unsent === 0 && photosUnsent === 0 && sync.phase === 'settled',
  );

/** The bytes of a photo going out. */
export const isPart = ({ path, method }: Pick<Sent, 'path' | 'method'>): boolean =>
  path.startsWith('/api/photos/') && method === 'PUT';

/** Where each part that was put on the wire begins. */
export const partsSent = ({ wire }: TestWorld): number[] =>
  wire.sent.filter(isPart).map(({ path }) => Number(/parts\/(\d+)/.exec(path)?.[1]));

/** Without signal, until the photo is saved; then with it. */
export async function addOffline({ world, photos, id }: PhotoTown, taken = picture()) {
  world.wire.weather = 'offline';
  must(await photos.add(id, taken));
  world.wire.weather = 'clear';
  return taken;
}
