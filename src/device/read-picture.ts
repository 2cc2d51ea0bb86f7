/** The bytes of a photo that this phone took, while they are here. */
import { ok, type Result } from '../domain/result.ts';
import type { PersonStorage } from './person-storage.ts';
import { keyOfPhoto } from './photo-rows.ts';
import type { PhotoRow } from './rows.ts';

export async function readPicture(
  storage: PersonStorage,
  name: Pick<PhotoRow, 'record' | 'hash'>,
): Promise<Result<ArrayBuffer | null>> {
  const read = await storage.of('pictures').read((tables) => tables.pictures.get(keyOfPhoto(name)));
  return read.ok ? ok(read.value?.bytes ?? null) : read;
}
