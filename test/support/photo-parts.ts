/** A photo as a phone sends it to a test server: what travels, and what lies there afterwards. */
import type { Photo } from '../../src/domain/photo.ts';
import { partBytesMax, partPath, photoPath, standingPath } from '../../src/sync/photos.ts';
import { idOf, incidentFields, newChange } from './changes.ts';
import type { TestClient, TestServer } from './server.ts';

export type Sender = {
  readonly part: (bytes: Uint8Array, begins: number, name?: Partial<Name>) => Promise<Response>;
  /** Every part in its order; answers the last reply. */
  readonly all: (bytes: Uint8Array, name?: Partial<Name>) => Promise<Response>;
  readonly standing: (name?: Partial<Name>) => Promise<Response>;
  readonly photo: (name?: Partial<Name>) => Promise<Response>;
};

type Name = { readonly record: string; readonly hash: string };

/** Sends parts of `photo`, of the record called `record`, as `client`. */
export function senderOf(
  { app }: Pick<TestServer, 'app'>,
  { cookie }: Pick<TestClient, 'cookie'>,
  photo: Photo,
  record = 'drinking',
): Sender {
  const usual: Name = { record: idOf(record), hash: photo.hash };
  const headers = { 'x-beatbook': '1', cookie };
  const get = async (path: string) => app.request(path, { headers });
  const part: Sender['part'] = async (bytes, begins, name) =>
    app.request(partPath({ ...usual, ...name }, begins), {
      method: 'PUT',
      headers,
      body: new Uint8Array(bytes.subarray(begins, begins + partBytesMax)),
    });
  return {
    part,
    all: async (bytes, name) => {
      let reply = await part(bytes, 0, name);
      for (let at = partBytesMax; at < bytes.length && reply.ok; at += partBytesMax) {
        reply = await part(bytes, at, name);
      }
      return reply;
    },
    standing: (name) => get(standingPath({ ...usual, ...name })),
    photo: (name) => get(photoPath({ ...usual, ...name })),
  };
}

/** An incident that names these photos. */
export const photographed = (record: string, seq: number, photos: readonly Photo[]) =>
  newChange(record, seq, { fields: { ...incidentFields, photos } });
