/** B12: what a large replica takes of memory once it is listed, against its JSON. */
import type { BenchPhone } from './bench-phone.ts';
import { docOf } from './bench-records.ts';
import type { Phones } from './first-pull.ts';
import { type Samples, say } from './measure.ts';
import type { Stage } from './systems.ts';

const megabyte = 1e6;

export async function benchHeap(stage: Stage, phones: Phones): Promise<void> {
  const jsonBytes = JSON.stringify(stage.records.map(docOf)).length;
  const samples: Samples = new Map([['floor', [jsonBytes / megabyte]]]);
  for (const name of phones.names.filter((it) => it !== 'floor')) {
    const bytes = await heapOf(phones.of(name), stage.records.length);
    samples.set(name, [bytes / megabyte]);
  }
  say(`b12-heap-${stage.records.length}`, samples, { ofFloor: 3 });
}

async function heapOf(phone: BenchPhone, count: number): Promise<number> {
  await phone.reload();
  const session = await phone.session();
  const used = async () => {
    // Twice: what is freed at the end of the first may hold more.
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  const before = await used();
  await phone.ask('openCold', count);
  return (await used()) - before;
}
