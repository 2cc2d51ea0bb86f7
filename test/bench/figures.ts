// How long a summary of 20,000 records takes, beside reading the same records from JSON once: nobody
// can summarise what has not been read. The two in turn, so that a busy machine slows both.

import type { CountedRecord } from '../../src/analysis/counted-record.ts';
import { summaryOf } from '../../src/analysis/summary.ts';
import { newDemonstration } from '../../src/server/demo/new-demonstration.ts';
import { people, reference } from '../support/seed-files.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const rounds = 15;
const records = newDemonstration(reference, people, now, 1);
const incidents = ofKind('incident');
const patrols = ofKind('patrol');
const many = { incidents: [...incidents, ...incidents], patrols: [...patrols, ...patrols] };
const json = JSON.stringify(many);
const filter = { period: { from: '2025-11-23', to: '2026-11-22' } };

const ours: number[] = [];
const floor: number[] = [];
for (let round = 0; round < rounds; round++) {
  floor.push(timeOf(() => JSON.parse(json)));
  ours.push(timeOf(() => summaryOf({ ...many, reference, filter, now, isDemonstration: true })));
}
const [a, b] = [median(ours), median(floor)];
console.log(`summary-records ${many.incidents.length + many.patrols.length} records`);
console.log(`summary-time ${a.toFixed(1)} ms`);
console.log(`summary-against-reading ${a.toFixed(1)} ${b.toFixed(1)} – ${(a / b).toFixed(2)}`);

function ofKind<K extends 'incident' | 'patrol'>(kind: K): readonly CountedRecord<K>[] {
  return records.filter((record) => record.kind === kind) as unknown as CountedRecord<K>[];
}

function timeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? 0;
}
