/** A photo that is not on this phone, from the partnership's server. */
import type { Result } from '../domain/result.ts';
import { photoPath } from '../sync/photos.ts';
import { fetchFile } from './server-calls.ts';
import type { World } from './world.ts';

/** `not-found` where it is not there yet, and where it is not this person's to see. */
export const fetchPhoto = (world: World, record: string, hash: string): Promise<Result<Blob>> =>
  fetchFile(world, photoPath({ record, hash }), 'image/jpeg');
