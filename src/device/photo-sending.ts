/**
 * A photo's bytes go out (S20): one request a step, from where the server is. Whoever calls sees to it that
 * no text waits. After a failure the server is asked again where it is: at most one part is sent twice.
 */
import { namesPhoto } from '../domain/photo.ts';
import { type Fault, type FaultCode, fault, ok, type Result } from '../domain/result.ts';
import {
  partBytesMax,
  partPath,
  type Standing,
  standingPath,
  standingSchema,
} from '../sync/photos.ts';
import type { PersonView } from './person-view.ts';
import { keyOfPhoto } from './photo-rows.ts';
import { readPicture } from './read-picture.ts';
import { browserCrypto } from './receipt-crypto.ts';
import type { PhotoRow } from './rows.ts';
import { type Call, callServer, notTheServers, type ServerFault, tooSlow } from './server-calls.ts';
import { type Step, stepAfter } from './sync-course.ts';
import type { Caller } from './sync-cycle.ts';

/** `reached`: how much the server has, where that is known. */
type Current = {
  readonly row: PhotoRow;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly reached: number | null;
};

/** Where even that is too slow, or too much for a proxy on the way, less would not help. */
const partBytesMin = 4 * 1024;
/** A photo of which the server says so often that its record does not name it, though it came from there. */
const notFoundMax = 5;

/** Owns the bytes of the one photo that is under way. */
export class PhotoSending {
  /** In a row. */
  failures = 0;
  readonly #caller: Caller;
  #current: Current | null = null;
  #partBytes = partBytesMax;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** `rest` where there is no photo that can go. */
  async step(): Promise<Step> {
    const next = await this.#next();
    if (!next.ok) return this.#failed(null, next.fault);
    this.#current = next.value;
    this.#show();
    if (!next.value) return { next: 'rest' };
    const answer = await this.#ask(next.value);
    return answer.ok
      ? this.#heard(next.value, answer.value)
      : this.#failed(next.value, answer.fault);
  }

  /** Nothing is on the wire any more. */
  pause(): void {
    this.#current = null;
    this.#show();
  }

  async #next(): Promise<Result<Current | null>> {
    const { storage, crypto = browserCrypto } = this.#caller;
    for (;;) {
      const row = nextPhotoIn(storage.view);
      if (!row) return ok(null);
      if (this.#current && isSame(this.#current.row, row)) return ok(this.#current);
      const bytes = await readPicture(storage, row);
      if (!bytes.ok) return bytes;
      const isRight = bytes.value && (await crypto.hashOfBytes(bytes.value)) === row.hash;
      if (bytes.value && isRight) {
        return ok({ row, bytes: new Uint8Array(bytes.value), reached: null });
      }
      const refused = await this.#settle(row, 'refused', fault('not-a-photo', damaged));
      if (!refused.ok) return refused;
    }
  }

  #ask({ row, bytes, reached }: Current): Promise<Result<Standing, ServerFault>> {
    const call: Call =
      reached === null
        ? { method: 'GET', path: standingPath(row) }
        : {
            method: 'PUT',
            path: partPath(row, reached),
            bytes: bytes.subarray(reached, reached + this.#partBytes),
          };
    return callServer(this.#caller.world, call, standingSchema);
  }

  async #heard(current: Current, { bytes, isWhole, hash }: Standing): Promise<Step> {
    const { row, reached } = current;
    if (hash !== row.hash) return this.#failed(current, notTheServers);
    // A server that does not get on would be told the same for ever.
    const isStuck = !isWhole && reached !== null && bytes <= reached;
    if (isStuck) return this.#failed(current, fault('server-trouble'));
    this.failures = 0;
    this.#current = { ...current, reached: bytes };
    if (!isWhole) return { next: 'again' };
    // What a proxy takes does not change from part to part; by the next photo the wire may be another.
    this.#partBytes = Math.min(partBytesMax, this.#partBytes * 2);
    const settled = await this.#settle(row, 'received');
    return settled.ok ? { next: 'again' } : this.#failed(current, settled.fault);
  }

  async #failed(current: Current | null, fault: ServerFault): Promise<Step> {
    this.failures += 1;
    const wasLeast = this.#partBytes === partBytesMin;
    if (isTooMuch(fault)) this.#partBytes = Math.max(partBytesMin, this.#partBytes / 2);
    if (current && isFinal(fault, { wasLeast, failures: this.failures })) {
      const refused = await this.#settle(current.row, 'refused', faultAlone(fault));
      if (refused.ok) {
        this.failures = 0;
        return { next: 'again' };
      }
    }
    this.pause();
    return stepAfter(fault);
  }

  /** In one transaction with the bytes, where the server has them (S20). */
  async #settle(
    row: PhotoRow,
    state: 'received' | 'refused',
    fault?: Fault,
  ): Promise<Result<unknown>> {
    const { world, storage } = this.#caller;
    const receivedAt = state === 'received' ? { receivedAt: world.now() } : {};
    const settled: PhotoRow = { ...row, state, ...receivedAt, ...(fault && { fault }) };
    this.#current = null;
    const written = await storage.of('photos', 'pictures').write(async ({ photos, pictures }) => {
      // It may have been taken off the record meanwhile.
      if (!(await photos.get(keyOfPhoto(row)))) return;
      await photos.put(settled);
      if (state === 'received') await pictures.remove([keyOfPhoto(row)]);
    });
    await storage.refresh();
    return written;
  }

  #show(): void {
    const { storage } = this.#caller;
    const { row, bytes, reached } = this.#current ?? {};
    const share = (reached ?? 0) / (bytes?.length ?? 1);
    const photoOnWire = row ? { record: row.record, hash: row.hash, share } : null;
    if (photoOnWire || storage.view.photoOnWire) storage.show({ photoOnWire });
  }
}

/** In a fault's `where`: what lies here is not what was put here. */
const damaged = 'damaged on this phone';

/** The oldest that waits and that the server knows of: its record, as it came from there, names it. */
function nextPhotoIn({ photos, memory }: PersonView): PhotoRow | undefined {
  return photos
    .filter(({ state }) => state === 'waiting')
    .sort((a, b) => a.at - b.at)
    .find(({ record, hash }) => {
      const there = memory.replica.get(record);
      const isThere = there && !('isGone' in there) && namesPhoto(there.fields, hash);
      return isThere && memory.records.has(record);
    });
}

const isSame = (a: PhotoRow, b: PhotoRow): boolean => a.record === b.record && a.hash === b.hash;

const isTooMuch = ({ code, where }: ServerFault): boolean =>
  where === tooSlow || (code === 'too-large' && where !== 'photo');

/** What the server will say again however often it is asked. */
const finalCodes: readonly FaultCode[] = ['not-a-photo', 'malformed', 'too-large'];

type Tries = { readonly wasLeast: boolean; readonly failures: number };

function isFinal(fault: ServerFault, { wasLeast, failures }: Tries): boolean {
  if (fault.code === 'not-found') return failures >= notFoundMax;
  return finalCodes.includes(fault.code) && (!isTooMuch(fault) || wasLeast);
}

const faultAlone = ({ code, where }: ServerFault): Fault => fault(code, where);
