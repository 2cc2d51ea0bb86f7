/** A year of made-up records, the same for the same seed: shaped like the real thing, about nobody. */
import type { Person } from '../../domain/people.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Instant } from '../../domain/time.ts';
import type { NewRecord } from '../database/records.ts';
import { newChance } from './chance.ts';
import { newIncidents } from './demo-incidents.ts';
import { newPatrols } from './demo-patrols.ts';
import { newReferrals } from './demo-referrals.ts';
import { newDemoWorld } from './demo-world.ts';

/** A town's year, as hotspot patrol returns describe one. */
const counts = { incidents: 5000, patrols: 6000, referrals: 400 };

/** In the order in which they reached the server; none is later than `now`. */
export function newDemonstration(
  reference: Reference,
  people: readonly Person[],
  now: Instant,
  seed: number,
): readonly NewRecord[] {
  const world = newDemoWorld(newChance(seed), reference, people, now);
  return [
    ...newIncidents(world, counts.incidents),
    ...newPatrols(world, counts.patrols),
    ...newReferrals(world, counts.referrals),
  ].sort((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1));
}
