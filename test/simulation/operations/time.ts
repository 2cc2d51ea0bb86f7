/** Time goes by. */
import { close, putAway } from '../handset.ts';
import { type Sim, tabsOf } from '../sim.ts';

export const aMoment = (sim: Sim): Promise<void> => sim.time.pass(sim.random.between(1, 20_000));

export const aWhile = (sim: Sim): Promise<void> => sim.time.pass(sim.random.between(1, 8) * 60_000);

/** Phones are put away: a page that is open all night would ask the server every minute. */
export async function aNight(sim: Sim): Promise<void> {
  sim.trace.say('a night goes by');
  for (const tab of tabsOf(sim)) {
    if (sim.random.happens(0.7)) close(tab);
    else putAway(tab);
  }
  await sim.time.pass(sim.random.between(6, 40) * 3_600_000);
}
