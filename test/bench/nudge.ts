// What a thousand listeners cost one server process, and how soon they hear of a record. The floor: the same
// bytes written to as many raw sockets, each at the moment it is due anyway. Rounds of the two in turns.

import { gapMsOf, spreadMsOf } from '../../src/sync/nudge.ts';
import { quantile } from '../support/quantile.ts';
import { gather, type ListeningServer, startListeningServer } from './nudge/crowd.ts';
import { rawRound, startRawSockets } from './nudge/raw-sockets.ts';
import { loadLine } from './sync/machine.ts';

const listeners = 1000;
const rounds = 5;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

await using server = await startListeningServer(listeners);
await using raw = await startRawSockets(listeners);
await fetch(`${server.url}/healthz`);
const heapBefore = await server.ask('heap');
const crowd = await gather(server);
const heapEach = ((await server.ask('heap')) - heapBefore) / listeners;
console.log(`nudge-listeners ${await server.ask('listeners')} streams`);
console.log(`nudge-memory-each ${(heapEach / 1000).toFixed(1)} KB`);
console.log(`nudge-queries ${(await queriesASecond(server)).toFixed(2)} a second`);

const ours: number[] = [];
const floor: number[] = [];
for (let round = 0; round < rounds; round++) {
  floor.push(...(await rawRound(raw)));
  ours.push(...(await nudgeRound()));
  await pause(gapMsOf(listeners) + 1000);
}
const spreadMs = spreadMsOf(listeners);
say('floor-all-sockets', floor);
say('commit-to-nudge', ours);
console.log(`nudge-spread ${spreadMs} ms on purpose, and up to 1000 ms until the next look`);
console.log(loadLine());
crowd.leave();

async function nudgeRound(): Promise<readonly number[]> {
  const before = new Map(crowd.nudgedAt);
  const committedAt = await server.ask('commit');
  const isNew = (who: number) => crowd.nudgedAt.get(who) !== before.get(who);
  const all = Array.from({ length: listeners }, (_, who) => who);
  while (!all.every(isNew)) await pause(20);
  return all.map((who) => (crowd.nudgedAt.get(who) ?? 0) - committedAt);
}

async function queriesASecond({ ask }: ListeningServer): Promise<number> {
  const [before, from] = [await ask('queries'), performance.now()];
  await pause(20_000);
  return ((await ask('queries')) - before) / ((performance.now() - from) / 1000);
}

function say(name: string, values: readonly number[]): void {
  const [p50, p99] = [quantile(values, 0.5), quantile(values, 0.99)];
  console.log(`nudge-${name} p50 ${p50.toFixed(0)} ms p99 ${p99.toFixed(0)} ms`);
}
