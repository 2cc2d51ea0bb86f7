import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inPages, rewritePages, staleFrom } from '../../src/device/compact.ts';
import { appendPage, pagesAfter, recordsIn } from '../../src/device/pages.ts';
import { fold } from '../../src/device/replica.ts';
import { pageRecordsMax } from '../../src/sync/limits.ts';
import type { Pulled } from '../../src/sync/messages.ts';
import { incident, must } from './given.ts';
import { givenStore, gone, view } from './given-rows.ts';

const someRecord = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 9 }), fc.boolean())
  .map(([n, version, isGone]): Pulled => (isGone ? gone(n, version) : view(n, version)));
const somePages = fc.array(fc.array(someRecord, { minLength: 1, maxLength: 5 }), { maxLength: 8 });

const folded = (pages: readonly (readonly Pulled[])[]) => fold(new Map(), pages.flat());

test('the newest version wins, whatever the order in which versions come', () => {
  fc.assert(
    fc.property(fc.array(someRecord), (records) => {
      const versions = new Map<string, number>();
      for (const { id, version } of records) {
        versions.set(id, Math.max(version, versions.get(id) ?? 0));
      }
      const held = [...folded([records])].map(([id, { version }]) => [id, version] as const);
      expect(new Map(held)).toEqual(versions);
    }),
  );
});

test('at one version the later word wins: what one may see of a record can change without it', () => {
  const narrowed = view(1, 2, { fields: incident() });
  expect(folded([[view(1, 2)], [narrowed]]).get(narrowed.id)).toBe(narrowed);
});

test('a record that is gone is not brought back by an older page', () => {
  expect(folded([[gone(1, 3)], [view(1, 2)]]).get(view(1).id)).toEqual(gone(1, 3));
});

test('rewriting the pages from any one on leaves the same fold', async () => {
  await fc.assert(
    fc.asyncProperty(somePages, fc.nat(7), async (pages, at) => {
      const store = givenStore();
      const from = must(
        await store.write(async (tables) => {
          for (const page of pages) await appendPage(tables, page);
          return (await tables.pages.all())[at]?.n ?? 1;
        }),
      );
      must(await store.write((tables) => rewritePages(tables, from)));
      const kept = must(await store.read((tables) => pagesAfter(tables, 0)));
      expect(folded(kept.map(recordsIn))).toEqual(folded(pages));
      store.close();
    }),
    { numRuns: 40 },
  );
});

test.each([
  ['sixteen small pages stay', small(16), 16, null],
  ['a seventeenth small page has them rewritten', small(17), 17, 1],
  [
    'full pages are not rewritten with the small ones behind them',
    [full(1), ...small(17, 2)],
    2017,
    2,
  ],
  ['full pages alone stay', [full(1), full(2), full(3)], 6000, null],
  ['when much is superseded, everything is rewritten', [full(1), full(2)], 2500, 1],
  ['one page alone stays', [full(1)], 100, null],
])('%s', (_, pages, distinct, from) => {
  expect(staleFrom(pages, distinct)).toBe(from);
});

test('pages are as large as those that are pulled', () => {
  const records = Array.from({ length: pageRecordsMax + 1 }, (_, n) => view(n));
  expect(inPages(records).map((page) => page.length)).toEqual([pageRecordsMax, 1]);
});

function small(pages: number, from = 1) {
  return Array.from({ length: pages }, (_, i) => ({ n: from + i, count: 1 }));
}

function full(n: number) {
  return { n, count: pageRecordsMax };
}
