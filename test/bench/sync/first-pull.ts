/** B1: a new phone fetches everything. Its phones stay: what comes after goes on with them. */
import { type BenchPhone, newBenchPhone } from './bench-phone.ts';
import { officer } from './bench-records.ts';
import { contentOf } from './digest.ts';
import { type Goal, inTurns, median, mustBeEqual, type Samples, say, sayOne } from './measure.ts';
import { recordPages, signInAt } from './node-client.ts';
import { profiled } from './profile.ts';
import type { Name, Stage } from './systems.ts';

export type Phones = AsyncDisposable & {
  readonly names: readonly Name[];
  readonly of: (name: Name) => BenchPhone;
};

type Asked = { readonly rounds: number; readonly warmUps: number; readonly isSaid: boolean };

const goal: Goal = { ofFloor: 3, ofPeer: 0.1 };

export async function benchFirstPull(stage: Stage, asked: Asked): Promise<Phones> {
  const wanted = await contentOf(stage.records.map(({ fields }) => fields));
  const phones = new Map<Name, BenchPhone>();
  const samples: Samples = await inTurns(
    stage.systems.map(({ name }) => name),
    asked,
    async (name, round) => {
      const system = stage.systems.find((it) => it.name === name);
      if (!system) throw new Error(`There is no ${name}.`);
      const phone = await newBenchPhone(system);
      const tookMs = await profiled(phone, `b1-${stage.records.length}`, () =>
        phone.ask('pull', system.toPull()),
      );
      mustBeEqual(`${name} after the first pull`, await phone.ask('content'), wanted);
      if (round === asked.rounds - 1) phones.set(name, phone);
      else await phone[Symbol.asyncDispose]();
      return tookMs;
    },
  );
  if (asked.isSaid) {
    say(`b1-first-pull-${stage.records.length}`, samples, goal);
    await sayServerAlone(stage);
  }
  return {
    names: [...phones.keys()],
    of: (name) => {
      const phone = phones.get(name);
      if (!phone) throw new Error(`There is no phone of ${name}.`);
      return phone;
    },
    async [Symbol.asyncDispose]() {
      for (const phone of phones.values()) await phone[Symbol.asyncDispose]();
    },
  };
}

/** How much of it is the server's: the same pages fetched by Node, which keeps nothing. */
async function sayServerAlone({ ours, records }: Stage): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const client = await signInAt(ours.url, await ours.codeFor(officer.id));
    const beganAt = performance.now();
    await recordPages(client, { cursor: null, epoch: null });
    times.push(performance.now() - beganAt);
  }
  sayOne(`b1-server-alone-${records.length}`, median(times) ?? 0, 'ms');
}
