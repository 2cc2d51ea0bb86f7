/** What people write on their phones, and take back. */
import type { Held } from '../../../src/device/phone.ts';
import type { Role } from '../../../src/domain/people.ts';
import type { Fields, Kind } from '../../../src/domain/records.ts';
import { nextStatuses, type ReferralStatus } from '../../../src/domain/referral.ts';
import { fail, fault, type Result } from '../../../src/domain/result.ts';
import { roles } from '../../../src/domain/roles.ts';
import { newDispersal, newEdit, newIncident, newPatrol, newReferral, type Pen } from '../fields.ts';
import type { Tab } from '../handset.ts';
import { begin, heldAt, personAt, readyTabs, type Sim } from '../sim.ts';
import { noteWrites, type Write } from '../truth.ts';
import { turns } from '../turns.ts';

type FieldsOf = (pen: Pen, held: Held) => Fields;

const edit: FieldsOf = (pen, { kind, fields }) => newEdit(pen, kind, fields);

const penOf = ({ random, truth }: Sim, tab: Tab): Pen => ({
  random,
  person: personAt(tab),
  // No two are made in one instant: what is written says which write it was.
  now: tab.handset.world.now() + truth.tick(),
  n: truth.tick(),
});

const writers = (sim: Sim): Tab[] =>
  readyTabs(sim).filter(({ phone }) => logsOf(phone.state().person?.role).length > 0);

const logsOf = (role: Role | undefined): readonly Kind[] => (role ? roles[role].logs : []);

const pickOr = <T>({ random }: Sim, list: readonly T[]): T | null =>
  list.length > 0 ? random.pick(list) : null;

export function logOne(sim: Sim): void {
  const tab = pickOr(sim, writers(sim));
  if (!tab) return;
  const logs = logsOf(tab.phone.state().person?.role);
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
  const logs = logsOf(tab.phone.state().person?.role).filter((kind) => kind !== 'referral');
  for (let i = 0; i < count; i++) logKind(sim, tab, sim.random.pick(logs));
}

function logKind(sim: Sim, tab: Tab, kind: Kind, then?: (id: string) => void): void {
  const { phone, handset } = tab;
  const pen = penOf(sim, tab);
  const { person } = pen;
  let writes: readonly Write[] = [];
  const note = <F extends Fields>(fields: F): F => {
    const writing = { record: null, kind, person, handset, fields, seen: {}, refused: {} };
    writes = noteWrites(sim.truth, writing);
    return fields;
  };
  const putAwayBefore = handset.timesPutAway;
  const makings: Readonly<Record<Kind, () => Promise<Result<string>>>> = {
    incident: () => phone.log('incident', note(newIncident(pen))),
    patrol: () => phone.log('patrol', note(newPatrol(pen))),
    referral: () => phone.log('referral', note(newReferral(pen))),
    dispersal: () => phone.log('dispersal', note(newDispersal(pen))),
  };
  const work = async (): Promise<Result<string>> =>
    personAt(tab) === person ? makings[kind]() : fail(fault('signed-out'));
  const told = (result: Result<string>): void => {
    if (!result.ok) return;
    const savedAt = sim.truth.tick();
    const id = result.value;
    for (const write of writes) Object.assign(write, { record: id, savedAt });
    const flags = { putAwayBefore, isReceived: false, removal: null, discardedAt: [] };
    sim.truth.records.set(id, { id, kind, person, handset, tab, savedAt, ...flags });
    sim.truth.count('made');
    then?.(id);
  };
  begin(sim, tab, `logs ${kind} ${pen.n}`, { work, told });
}

const ownOf = (tab: Tab, state?: Held['state']): Held[] =>
  heldAt(tab).filter((held) => held.isMine && (!state || held.state === state));

/** Often the newest, so that two phones of one person meet in one record. */
function ownOr(sim: Sim, tab: Tab): Held | null {
  const own = ownOf(tab).sort((a, b) => a.createdAt - b.createdAt);
  return pickOr(sim, sim.random.happens(0.6) ? own.slice(-2) : own);
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
  change(sim, tab, held, edit);
  change(sim, other, held, edit);
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
  const tab = pickOr(sim, readyTabs(sim));
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

function change(sim: Sim, tab: Tab, { id, kind }: Held, fieldsOf: FieldsOf): void {
  const { phone, handset } = tab;
  const pen = penOf(sim, tab);
  let writes: readonly Write[] = [];
  const work = async (): Promise<Result<null>> => {
    // What is in sight when it is written, not when it was chosen.
    const held = phone.state().records.get(id);
    const { person } = pen;
    if (!held || personAt(tab) !== person) return fail(fault('not-found'));
    const fields = fieldsOf(pen, held);
    const { refused = {} } = held;
    const seen = sightOf(sim, tab, held);
    const writing = { record: id, kind, person, handset, fields, seen, refused };
    writes = noteWrites(sim.truth, writing);
    sim.trace.say(`${tab.name} writes ${Object.keys(fields)} of ${shortOf(id)} (${pen.n})`);
    return phone.change(id, fields);
  };
  const told = (result: Result<null>): void => {
    if (!result.ok) return;
    const savedAt = sim.truth.tick();
    for (const write of writes) Object.assign(write, { savedAt });
    sim.truth.count('edited');
  };
  begin(sim, tab, `changes ${kind} ${shortOf(id)}`, { work, told });
}

/**
 * What the person has before their eyes; and of a record of which a reset has left nothing but their own
 * changes, until the phone that made it comes back, what they had when they wrote those.
 */
function sightOf({ truth }: Sim, tab: Tab, { id, version, fields }: Held): Fields {
  const key = `${tab.handset.name} ${personAt(tab)} ${id}`;
  if (version > 0) truth.sights.set(key, fields);
  return { ...truth.sights.get(key), ...fields };
}

/** Two quick taps that were a slip: it goes back before anybody hears of it. */
export function undoInTime(sim: Sim): void {
  const tab = pickOr(sim, writers(sim));
  if (tab) logKind(sim, tab, 'incident', (id) => remove(sim, tab, id));
}

export function deleteOne(sim: Sim): void {
  const tab = pickOr(sim, writers(sim));
  const held = tab && pickOr(sim, ownOf(tab));
  if (tab && held) remove(sim, tab, held.id);
}

const undoMs = 10_000;

function remove(sim: Sim, tab: Tab, id: string): void {
  const record = sim.truth.records.get(id);
  let until: number | undefined;
  const { now } = tab.handset.world;
  // A clock that was set back behind the making holds nothing.
  const isInTime = () =>
    until !== undefined &&
    until - undoMs <= now() &&
    now() < until &&
    record?.putAwayBefore === record?.handset.timesPutAway;
  let wasInTime = false;
  const work = () => {
    until = tab.phone.state().records.get(id)?.undoUntil;
    wasInTime = isInTime();
    if (record && !record.removal) record.removal = 'asked';
    return tab.phone.remove(id);
  };
  const told = (result: Result<null>): void => {
    if (!result.ok || !record) return;
    record.removal = wasInTime && isInTime() ? 'never' : 'saved';
    sim.truth.count(record.removal === 'never' ? 'undone in time' : 'deleted');
  };
  begin(sim, tab, `takes back ${shortOf(id)}`, { work, told });
}

export function discard(sim: Sim): void {
  const tab = pickOr(sim, readyTabs(sim));
  const held =
    tab &&
    pickOr(
      sim,
      heldAt(tab).filter(({ state }) => state === 'attention'),
    );
  if (!tab || !held) return;
  const work = () => {
    const dropped = { n: sim.truth.tick(), handset: tab.handset };
    sim.truth.records.get(held.id)?.discardedAt.push(dropped);
    sim.truth.count('discarded');
    return tab.phone.discardRefused(held.id);
  };
  begin(sim, tab, `discards ${shortOf(held.id)}`, { work });
}

const shortOf = (id: string): string => id.slice(0, 6);
