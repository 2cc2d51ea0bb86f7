/** What must hold of the server's own books once everything has come in. */
import type { StoredRecord } from '../../../src/server/database/records.ts';
import type { Evidence, Logged, OnDisk } from '../evidence.ts';
import { authorOf } from '../fields.ts';
import { accuse, type Sim } from '../sim.ts';
import { lostIn } from './accounted.ts';

export function checkServer(sim: Sim, evidence: Evidence): void {
  checkEffects(sim, evidence);
  checkNumbers(sim, evidence.log);
  checkAuthors(sim, evidence);
  checkTakenBack(sim, evidence);
  checkOnce(sim, evidence.records);
  for (const disk of evidence.disks) checkReasons(sim, disk, evidence.records);
}

/** [I2] A version for each change that was taken, and none besides. */
function checkEffects(sim: Sim, { records, log }: Evidence): void {
  const taken = Map.groupBy(
    log.filter(({ result }) => result !== 'refused'),
    ({ record }) => record,
  );
  for (const { id, version } of records) {
    const changes = new Set((taken.get(id) ?? []).map(({ change }) => change));
    const due = versionDue(sim, id, changes);
    if (due === version) continue;
    const what = `record ${id} has version ${version} from ${changes.size} changes`;
    accuse(sim, 'I2', `${what}, not ${due}`);
  }
}

/** They go on from where this life of the server began, the first edit above its floor. */
function versionDue({ truth }: Sim, id: string, changes: ReadonlySet<string>): number {
  const { floor, versions, taken } = truth.before;
  const before = versions.get(id) ?? 0;
  const fresh = changes.difference(taken).size;
  const isMade = before === 0;
  const edits = isMade ? fresh - 1 : fresh;
  return edits > 0 ? Math.max(before, floor, 1) + edits : before + fresh;
}

/** [I3] One number after the other, in the order in which they were answered. */
function checkNumbers(sim: Sim, log: readonly Logged[]): void {
  const last = new Map<string, number>();
  for (const { client, seq } of log) {
    if (seq !== (last.get(client) ?? 0) + 1) accuse(sim, 'I3', `${client} jumped to number ${seq}`);
    last.set(client, seq);
  }
}

/** [I13] Nobody's words are in anybody else's name. */
function checkAuthors(sim: Sim, { records, log }: Evidence): void {
  const wrong = (author: string, text: unknown) =>
    typeof text === 'string' && authorOf(text) !== author;
  for (const { id, author, fields, superseded } of records) {
    const texts = [
      fields.note,
      ...superseded.flatMap((it) => (it.field === 'note' ? [it.value] : [])),
    ];
    const found = texts.find((text) => wrong(author, text));
    if (found) accuse(sim, 'I13', `record ${id} of ${author} says ${found}`);
  }
  for (const { record, person, result } of log) {
    const told = sim.truth.records.get(record);
    const isStep = told?.kind === 'referral' && person.startsWith('hana');
    if (told && result !== 'refused' && told.person !== person && !isStep) {
      accuse(sim, 'I13', `${person} changed what ${told.person} logged as ${record}`);
    }
  }
}

/** [I9] What was taken back stays away; what was taken back in time never was. */
function checkTakenBack(sim: Sim, { records, log, disks }: Evidence): void {
  for (const { id, removal, discardedAt } of sim.truth.records.values()) {
    const there = records.find((record) => record.id === id);
    if (removal === 'never' && (there || log.some(({ record }) => record === id))) {
      accuse(sim, 'I9', `${id} was taken back in time, and the server heard of it`);
    }
    if (there?.isDeleted && !removal) accuse(sim, 'I9', `nobody deleted ${id}`);
    const isRefused = disks.some(({ changes }) =>
      changes.some((row) => row.record === id && row.isDelete && row.state === 'refused'),
    );
    const wasRefused = [...sim.truth.refused].some(
      (raw) => raw.includes(id) && raw.includes('"isDelete":true'),
    );
    const isLost = lostIn(sim.truth).some((row) => row.record === id && row.isDelete);
    const isDropped = discardedAt.length > 0 || isRefused || wasRefused || isLost;
    if (removal === 'saved' && there && !there.isDeleted && !isDropped) {
      accuse(sim, 'I9', `${id} was deleted, and is back`);
    }
  }
}

/** One record for each time that somebody logged one, and nothing that nobody wrote. */
function checkOnce(sim: Sim, records: readonly StoredRecord[]): void {
  const makings = new Map<string, string>();
  for (const { id, fields, isDeleted } of records) {
    if (isDeleted) continue;
    if (!sim.truth.records.has(id)) {
      const isAsked = sim.truth.writes.some(
        ({ record, value }) => record === null && value === JSON.stringify(fields.note),
      );
      const isEdited = sim.truth.writes.some(({ record }) => record === id);
      if (!isAsked && !isEdited) accuse(sim, 'I2', `nobody logged ${id}: ${fields.note}`);
    }
    const text = String(fields.note);
    if (makings.has(text)) accuse(sim, 'I2', `${text} is there twice: ${id}, ${makings.get(text)}`);
    makings.set(text, id);
  }
}

/** No person can do anything about these: they mean that phone and server lost count. */
const oursAlone = [
  'already-made',
  'malformed',
  'unknown-field',
  'unknown-kind',
  'wrong-person',
  'seq-gap',
];

function checkReasons(sim: Sim, disk: OnDisk, records: readonly StoredRecord[]): void {
  const { handset, person, changes } = disk;
  const isThere = (id: string) => records.some((it) => it.id === id && !it.isDeleted);
  const isMadeHere = (id: string) =>
    changes.some(({ record, base, state }) => record === id && base === 0 && state === 'received');
  for (const { state, fault, record } of changes) {
    if (state !== 'refused') continue;
    const isLost = fault?.code === 'no-such-record' && isThere(record) && isMadeHere(record);
    if (!isLost && !oursAlone.includes(fault?.code ?? 'malformed')) continue;
    const why = `${fault?.code} ${fault?.where ?? ''}`;
    accuse(sim, 'I8', `${handset.name} of ${person}: ${record} was refused for ${why}`);
  }
}
