/** What people do to records, whoever does it and whenever: done on the phone, noted in the truth. */
import type { Held } from '../../../src/device/phone.ts';
import type { Fields, Kind } from '../../../src/domain/records.ts';
import { fail, fault, type Result } from '../../../src/domain/result.ts';
import { roles } from '../../../src/domain/roles.ts';
import { newDispersal, newEdit, newIncident, newPatrol, newReferral, type Pen } from '../fields.ts';
import type { Tab } from '../handset.ts';
import { begin, heldAt, personAt, readyTabs, type Sim } from '../sim.ts';
import { isHeldForUndo, noteWrites, type Write } from '../truth.ts';

/** As the seeds have it. */
const undoMs = 10_000;

export type FieldsOf = (pen: Pen, held: Held) => Fields;

export const edit: FieldsOf = (pen, { kind, fields }) => newEdit(pen, kind, fields);

const penOf = ({ random, truth }: Sim, tab: Tab): Pen => ({
  random,
  person: personAt(tab),
  // No two are made in one instant: what is written says which write it was.
  now: tab.handset.world.now() + truth.tick(),
  n: truth.tick(),
});

export const writers = (sim: Sim): Tab[] => readyTabs(sim).filter((tab) => logsOf(tab).length > 0);

export function logsOf({ phone }: Tab): readonly Kind[] {
  const role = phone.state().person?.role;
  return role ? roles[role].logs : [];
}

export const pickOr = <T>({ random }: Sim, list: readonly T[]): T | null =>
  list.length > 0 ? random.pick(list) : null;

export const ownOf = (tab: Tab, state?: Held['state']): Held[] =>
  heldAt(tab).filter((held) => held.isMine && (!state || held.state === state));

/** Where something was refused. */
export const troubledTabs = (sim: Sim): Tab[] =>
  readyTabs(sim).filter((tab) => ownOf(tab, 'attention').length > 0);

/** Often the newest, so that two phones of one person meet in one record. */
export function ownOr(sim: Sim, tab: Tab): Held | null {
  const own = ownOf(tab).sort((a, b) => a.createdAt - b.createdAt);
  return pickOr(sim, sim.random.happens(0.6) ? own.slice(-2) : own);
}

export function logKind(sim: Sim, tab: Tab, kind: Kind, then?: (id: string) => void): void {
  const { phone, handset } = tab;
  const pen = penOf(sim, tab);
  const { person } = pen;
  let writes: readonly Write[] = [];
  const note = <F extends Fields>(fields: F): F => {
    const writing = { record: null, kind, person, handset, fields, seen: {}, refused: {} };
    writes = noteWrites(sim.truth, writing);
    return fields;
  };
  const makings: Readonly<Record<Kind, () => Promise<Result<string>>>> = {
    incident: () => phone.log('incident', note(newIncident(pen))),
    patrol: () => phone.log('patrol', note(newPatrol(pen))),
    referral: () => phone.log('referral', note(newReferral(pen))),
    dispersal: () => phone.log('dispersal', note(newDispersal(pen))),
  };
  let undoUntil = 0;
  const letGoBefore = handset.timesLetGo;
  const work = async (): Promise<Result<string>> => {
    if (personAt(tab) !== person) return fail(fault('signed-out'));
    if (kind === 'incident') undoUntil = handset.world.now() + undoMs;
    return makings[kind]();
  };
  const told = (result: Result<string>): void => {
    if (!result.ok) return;
    const savedAt = sim.truth.tick();
    const id = result.value;
    for (const write of writes) Object.assign(write, { record: id, savedAt });
    const flags = { isReceived: false, removal: null, discardedAt: [] };
    const hold = { undoUntil, letGoBefore };
    sim.truth.records.set(id, { id, kind, person, handset, tab, savedAt, ...hold, ...flags });
    sim.truth.count('made');
    then?.(id);
  };
  begin(sim, tab, `logs ${kind} ${pen.n}`, { work, told });
}

export function change(sim: Sim, tab: Tab, { id, kind }: Held, fieldsOf: FieldsOf): void {
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

export function remove(sim: Sim, tab: Tab, id: string): void {
  const record = sim.truth.records.get(id);
  const isInTime = () => record?.handset === tab.handset && isHeldForUndo(record);
  let wasInTime = false;
  const work = () => {
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

export const shortOf = (id: string): string => id.slice(0, 6);
