/** What people write on their phones. */
import type { Held } from '../../../src/device/phone.ts';
import type { Fields, Kind } from '../../../src/domain/records.ts';
import { nextStatuses, type ReferralStatus } from '../../../src/domain/referral.ts';
import { newNote } from '../fields.ts';
import { heldAt, personAt, readyTabs, type Sim } from '../sim.ts';
import { turns } from '../turns.ts';
import {
  change,
  edit,
  logKind,
  logsOf,
  ownOf,
  ownOr,
  pickOr,
  remove,
  troubledTabs,
  writers,
} from './deeds.ts';

export function logOne(sim: Sim): void {
  const tab = pickOr(sim, writers(sim));
  if (!tab) return;
  const logs = logsOf(tab);
  const often = weights.filter(([kind]) => logs.includes(kind));
  logKind(sim, tab, sim.random.weighted(often));
}

const weights: readonly (readonly [Kind, number])[] = [
  ['incident', 5],
  ['patrol', 3],
  ['referral', 2],
  ['dispersal', 1],
];

/** A shift with no signal, or one with much to do. */
export function logMany(sim: Sim): void {
  const tab = pickOr(sim, writers(sim));
  if (!tab) return;
  const count = sim.random.between(6, 14);
  const logs = logsOf(tab).filter((kind) => kind !== 'referral');
  for (let i = 0; i < count; i++) logKind(sim, tab, sim.random.pick(logs));
}

export function editOne(sim: Sim): void {
  const tab = pickOr(sim, writers(sim));
  const held = tab && ownOr(sim, tab);
  if (tab && held) change(sim, tab, held, edit);
}

/** One person has two phones, and writes of one thing on both. Guarded fields are a story of their own (S6). */
export function editTwice(sim: Sim): void {
  const tab = pickOr(sim, writers(sim));
  const elsewhere = writers(sim).filter(
    (other) => tab && other.handset !== tab.handset && personAt(other) === personAt(tab),
  );
  const other = pickOr(sim, elsewhere);
  if (!tab || !other) return;
  const both = ownOf(tab).filter(
    ({ id, kind }) => kind !== 'referral' && other.phone.state().records.has(id),
  );
  const held = pickOr(sim, both.slice(-3));
  if (!held) return;
  // Of one field, often: neither has seen what the other writes there.
  const fieldsOf = sim.random.happens(0.6) ? newNote : edit;
  change(sim, tab, held, fieldsOf);
  change(sim, other, held, fieldsOf);
}

/** Every key is a change; what is not yet sent is one change. */
export function editOften(sim: Sim): void {
  const tab = pickOr(sim, writers(sim));
  const held = tab && ownOr(sim, tab);
  if (!tab || !held) return;
  const count = sim.random.between(2, 5);
  for (let i = 0; i < count; i++) {
    change(sim, tab, held, edit);
  }
}

/** The first words are on their way, or their receipt on its way back, when the next are written. */
export async function editMeanwhile(sim: Sim): Promise<void> {
  const tab = pickOr(sim, writers(sim));
  if (!tab) return;
  const made: string[] = [];
  logKind(sim, tab, 'patrol', (id) => void made.push(id));
  const times = sim.random.between(2, 5);
  for (let time = 0; time < times; time++) {
    await turns(sim.random.below(70));
    const held = tab.phone.state().records.get(made[0] ?? '');
    if (held && sim.random.happens(0.15)) remove(sim, tab, held.id);
    else if (held) change(sim, tab, held, edit);
  }
}

/** Someone who should not: the server says so, and the phone keeps it. */
export function meddle(sim: Sim): void {
  const tab = pickOr(sim, writers(sim));
  const held =
    tab &&
    pickOr(
      sim,
      heldAt(tab).filter(({ isMine }) => !isMine),
    );
  if (tab && held) change(sim, tab, held, edit);
}

export function hubMoves(sim: Sim): void {
  const tab = pickOr(
    sim,
    readyTabs(sim).filter(({ phone }) => phone.state().person?.role === 'hub-worker'),
  );
  const held = tab && pickOr(sim, heldAt(tab).filter(isMovable));
  if (!tab || !held) return;
  change(sim, tab, held, ({ now, random }, seen) => {
    const nexts = nextsOf(seen);
    return nexts.length > 0 ? { status: random.pick(nexts), statusAt: now } : { statusAt: now };
  });
}

const isMovable = (held: Held): boolean => held.kind === 'referral' && nextsOf(held).length > 0;

const nextsOf = ({ fields }: Held): readonly ReferralStatus[] =>
  nextStatuses[(fields as { status: ReferralStatus }).status] ?? [];

export function mend(sim: Sim): void {
  const tab = pickOr(sim, troubledTabs(sim));
  const held = tab && pickOr(sim, ownOf(tab, 'attention'));
  if (!tab || !held) return;
  sim.truth.count('mended');
  const cures: Readonly<Record<string, Fields>> = {
    outcomes: { outcomes: null },
    age: { age: '14-15' },
  };
  const cure = cures[held.fault?.where ?? ''];
  change(sim, tab, held, (pen, now) => cure ?? edit(pen, now));
}
