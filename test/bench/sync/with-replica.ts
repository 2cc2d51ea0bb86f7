/** B2 to B5: what a phone does all day, with a replica already on it. */
import type { Fields } from '../../../src/domain/records.ts';
import type { NewRecord } from '../../../src/server/database/records.ts';
import type { Arguments } from './arguments.ts';
import { changed, newRecords } from './bench-records.ts';
import { contentOf } from './digest.ts';
import type { Phones } from './first-pull.ts';
import { inTurns, mustBeEqual, type Samples, say } from './measure.ts';
import { profiled } from './profile.ts';
import type { Stage } from './systems.ts';

const changesPerPull = 100;
const recordsPerPush = 1000;
const saves = 40;

/** All fields that every side holds in the end, in whatever order. */
type Truth = { records: NewRecord[]; readonly written: Fields[] };

export async function benchWithReplica(
  stage: Stage,
  phones: Phones,
  given: Arguments,
): Promise<void> {
  const truth: Truth = { records: [...stage.records], written: [] };
  if (given.isWanted('b2')) await benchNextPull(stage, phones, given, truth);
  if (given.isWanted('b5')) await benchColdOpen(phones, given, truth);
  if (given.isWanted('b3')) await benchSave(phones, given, truth);
  if (given.isWanted('b4')) await benchPush(phones, given, truth);
  if (given.isWanted('b3') || given.isWanted('b4')) await mustHoldAll(stage, truth);
}

async function benchNextPull(
  stage: Stage,
  phones: Phones,
  { roundsOr }: Arguments,
  truth: Truth,
): Promise<void> {
  let done = 0;
  const asked = { rounds: roundsOr(7), warmUps: 1 };
  const samples = await inTurns(phones.names, asked, async (name) => {
    if (name === phones.names[0]) {
      const from = (changesPerPull * done++) % (truth.records.length - changesPerPull + 1);
      const some = changed(truth.records.slice(from, from + changesPerPull), done);
      await stage.change(some);
      truth.records.splice(from, changesPerPull, ...some);
    }
    const phone = phones.of(name);
    return profiled(phone, 'b2', () => phone.ask('pull', phone.system.toPull()));
  });
  const wanted = await contentOf(truth.records.map(({ fields }) => fields));
  for (const name of phones.names) {
    mustBeEqual(`${name} after the next pulls`, await phones.of(name).ask('content'), wanted);
  }
  say('b2-next-pull-100', samples, { ofFloor: 2, ofPeer: 0.25 });
}

async function benchColdOpen(phones: Phones, { roundsOr }: Arguments, truth: Truth): Promise<void> {
  const count = truth.records.length;
  const asked = { rounds: roundsOr(7), warmUps: 1 };
  const samples = await inTurns(phones.names, asked, async (name) => {
    const phone = phones.of(name);
    await phone.reload();
    return profiled(phone, 'b5', () => phone.ask('openCold', count));
  });
  say(`b5-cold-open-${count}`, samples, { ofFloor: 4, ofPeer: 0.2 });
}

async function benchSave(phones: Phones, { roundsOr }: Arguments, truth: Truth): Promise<void> {
  const asked = { rounds: roundsOr(saves), warmUps: 5 };
  const many = newRecords(asked.rounds + asked.warmUps, 8).map(({ fields }) => fields);
  const samples = await inTurns(phones.names, asked, (name, round) => {
    const phone = phones.of(name);
    return phone.ask('save', many[round + asked.warmUps] ?? {});
  });
  truth.written.push(...many);
  say('b3-save-one', samples, { ofFloor: 2 });
  for (const name of phones.names) await phones.of(name).ask('push', '/sink');
}

async function benchPush(phones: Phones, { roundsOr }: Arguments, truth: Truth): Promise<void> {
  const durable: number[] = [];
  const asked = { rounds: roundsOr(3), warmUps: 1 };
  const samples = await inTurns(phones.names, asked, async (name, round) => {
    const phone = phones.of(name);
    const many = newRecords(recordsPerPush, 100 + round).map(({ fields }) => fields);
    if (name === phones.names[0]) truth.written.push(...many);
    await phone.ask('queue', many);
    const tookMs = await profiled(phone, 'b4', () => phone.ask('push', '/sink'));
    if (name === 'floor') {
      const durableMs = await phone.ask('push', '/insert');
      if (round >= 0) durable.push(durableMs);
    }
    return tookMs;
  });
  say('b4-push-1000', samples, { ofFloor: 3, ofPeer: 0.25 });
  const beside: Samples = new Map([
    ['ours', samples.get('ours') ?? []],
    ['floor', durable],
  ]);
  say('b4-push-1000-to-durable-floor', beside);
}

async function mustHoldAll(stage: Stage, { records, written }: Truth): Promise<void> {
  const wanted = await contentOf([...records.map(({ fields }) => fields), ...written]);
  for (const { name, content } of stage.systems) {
    if (name !== 'floor') mustBeEqual(`The server of ${name}`, await content(), wanted);
  }
}
