/** A phone that nobody has opened since an older release (F11). */
import { makeOlder, type OlderRelease } from '../older-storage.ts';
import type { Sim } from '../sim.ts';
import { rest } from '../turns.ts';
import { putDown } from './clearing.ts';

/** It is put down with that one, and taken up with today's. */
export async function upgradeApp(sim: Sim): Promise<void> {
  const handset = sim.random.pick(sim.handsets);
  putDown(sim, handset);
  await rest();
  const release = sim.random.pick<OlderRelease>(['0.1', '0.2']);
  sim.trace.say(`${handset.name} had release ${release} until now`);
  await makeOlder(handset.disk, release);
  sim.truth.count('upgraded');
  sim.open(handset);
}
