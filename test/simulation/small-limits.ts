/** Limits made so small that a short run meets them: several pages, several batches, compaction. */
import type { Patch } from './patches.ts';

const limit = (file: string, find: string, to: string): Patch => ({
  file,
  find,
  replace: find.replace(/= .*;$/, `= ${to};`),
});

export const smallLimits: readonly Patch[] = [
  limit('src/sync/limits.ts', 'changesPerBatchMax = 400;', '5'),
  limit('src/sync/first-messages.ts', 'firstChangesPerBatchMax = 100;', '5'),
  limit('src/sync/limits.ts', 'pageRecordsMax = 2000;', '4'),
  limit('src/device/compact.ts', 'smallPagesMax = 16;', '4'),
  limit('src/device/batch.ts', 'const scannedMin = 200;', '3'),
  limit('src/server/sync/pull.ts', 'rowsPerRead = 500;', '3'),
  limit('src/server/sync/pull.ts', 'rowsPerPageMax = 16_000;', '9'),
];
