/** What the driver can ask of a page, whichever engine runs in it. Times are taken inside the page. */
import type { Fields } from '../../../../src/domain/records.ts';
import type { Content } from '../digest.ts';

export type BenchPage = {
  /** Opens storage and whatever must be there before the first record: never timed. */
  readonly open: (given: string) => Promise<void>;
  /** Fetches all there is and has it stored; answers in milliseconds, as all below. */
  readonly pull: (given: string) => Promise<number>;
  /** From closed storage to the first list; `expected` is how many records that must hold. */
  readonly openCold: (expected: number) => Promise<number>;
  /** Saves one record; afterwards it is flushed to disk. */
  readonly save: (fields: Fields) => Promise<number>;
  /** Saves records while there is no signal: never timed. */
  readonly queue: (many: readonly Fields[]) => Promise<void>;
  /** Signal is back: until the server has acknowledged all, and the page has stored that. */
  readonly push: (given: string) => Promise<number>;
  readonly content: () => Promise<Content>;
  /** Bytes of bodies so far, requests as sent and replies as they came, zipped. */
  readonly wireBytes: () => Promise<number>;
};

export type Listed = { readonly createdAt: number };

const listLength = 50;

/** The newest first, as the records page shows them. */
export const firstList = <T extends Listed>(records: Iterable<T>): readonly T[] =>
  [...records].sort((a, b) => b.createdAt - a.createdAt).slice(0, listLength);

/** `sentBytes` counts request bodies: of replies the browser itself knows how long they were. */
export function offer(page: Omit<BenchPage, 'wireBytes'>, sentBytes: () => number = () => 0): void {
  performance.setResourceTimingBufferSize(100_000);
  const wireBytes = async () => sentBytes() + (await receivedBytes());
  Object.assign(globalThis, { bench: { ...page, wireBytes } satisfies BenchPage });
}

async function receivedBytes(): Promise<number> {
  // The last reply is entered some time after it was read.
  await new Promise((resolve) => setTimeout(resolve, 200));
  return (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
    .filter(({ name }) => /\/(?:api|db|rx)\//.test(name))
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
}

export function sizeOf(body: unknown): number {
  if (body instanceof ArrayBuffer) return body.byteLength;
  return typeof body === 'string' ? new TextEncoder().encode(body).length : 0;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const beganAt = performance.now();
  await work();
  return performance.now() - beganAt;
}
