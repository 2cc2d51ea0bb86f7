/** B11: bodies on the wire for 1,000 records that go from one phone to another, zipped where they are. */
import { gzipSync } from 'node:zlib';
import { newIdAt } from '../../../src/device/new-id.ts';
import { newBenchPhone } from './bench-phone.ts';
import { newRecords, reader } from './bench-records.ts';
import { mustBeEqual, type Samples, say, sayOne } from './measure.ts';
import { newStage, type Pages } from './systems.ts';

const count = 1000;
const kilobyte = 1000;

export async function benchWire(pages: Pages): Promise<void> {
  await using stage = await newStage(pages, 0);
  const records = newRecords(count, 11);
  const many = records.map(({ fields }) => fields);
  // With ids that are made as ours are, one a millisecond: of random ones it would carry more than ours.
  const beganAt = Date.now();
  const least = records.map(({ id, fields }, i) => ({ id: newIdAt(beganAt + i, id), fields }));
  const minimal = gzipSync(JSON.stringify(least));
  // Once up, once down.
  const samples: Samples = new Map([['floor', [(2 * minimal.length) / kilobyte]]]);
  for (const system of stage.systems.filter(({ name }) => name !== 'floor')) {
    await using sender = await newBenchPhone(system);
    await using receiver = await newBenchPhone(system, reader.id);
    // What a phone gets once, such as our reference, is no part of a change.
    for (const phone of [sender, receiver]) await phone.ask('pull', '');
    const before = [await sender.ask('wireBytes'), await receiver.ask('wireBytes')] as const;
    await sender.ask('queue', many);
    await sender.ask('push', '');
    await receiver.ask('pull', '');
    mustBeEqual(
      `${system.name} at the other phone`,
      await receiver.ask('content'),
      await sender.ask('content'),
    );
    const up = (await sender.ask('wireBytes')) - before[0];
    const down = (await receiver.ask('wireBytes')) - before[1];
    samples.set(system.name, [(up + down) / kilobyte]);
    if (system.name === 'ours') {
      sayOne('b11-wire-sender', up / kilobyte, 'KB');
      sayOne('b11-wire-receiver', down / kilobyte, 'KB');
    }
  }
  say('b11-wire-per-1000', samples, { ofFloor: 1.3 });
}
