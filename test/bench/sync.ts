// The sync engine against its limit and its peers, in one run and in turns: see sync/arguments.ts.
import { parseArguments } from './sync/arguments.ts';
import { benchConcurrent } from './sync/concurrent.ts';
import { benchFirstPull } from './sync/first-pull.ts';
import { benchHeap } from './sync/heap.ts';
import { loadLine, machineLine } from './sync/machine.ts';
import { header } from './sync/measure.ts';
import { buildPages, newStage } from './sync/systems.ts';
import { benchWire } from './sync/wire.ts';
import { benchWithReplica } from './sync/with-replica.ts';

const given = parseArguments(process.argv.slice(3));
const { isWanted, roundsOr } = given;
// Only b6's server is to find it: all others are filled as files.
delete process.env.DATABASE_URL;

console.log(header);
console.log(await machineLine());
console.log(loadLine());
await using pages = await buildPages(given.peers);
if (isWanted('b1') || (['b2', 'b3', 'b4', 'b5'] as const).some(isWanted)) {
  await using stage = await newStage(pages, given.records);
  const asked = isWanted('b1') ? { rounds: roundsOr(5), warmUps: 1 } : { rounds: 1, warmUps: 0 };
  await using phones = await benchFirstPull(stage, { ...asked, isSaid: isWanted('b1') });
  await benchWithReplica(stage, phones, given);
}
if (isWanted('b1') || isWanted('b12')) {
  await using stage = await newStage(pages, given.many);
  const rounds = isWanted('b1') ? Math.min(roundsOr(2), 3) : 1;
  await using phones = await benchFirstPull(stage, { rounds, warmUps: 0, isSaid: isWanted('b1') });
  if (isWanted('b12')) await benchHeap(stage, phones);
}
if (isWanted('b6')) await benchConcurrent(pages, given);
if (isWanted('b11')) await benchWire(pages);
console.log(loadLine());
