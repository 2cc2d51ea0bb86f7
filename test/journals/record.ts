// `node test/journals/record.ts FOLDER` records what today's phones say to today's server. When a wire
// version is released, its journals go into `test/journals/protocol-N/` and are never changed again.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { newTown } from '../device/given-server.ts';
import { renewEpoch } from '../device/server-side.ts';
import { type TestPhone, turnOn } from '../support/phone.ts';
import { newWorld, type TestWorld } from '../support/world.ts';
import { type Line, lastingOf } from './journal.ts';
import { type Stage, stories } from './stories.ts';

const folder = process.argv[2];
if (!folder) throw new Error('Where to? node test/journals/record.ts FOLDER');
mkdirSync(folder, { recursive: true });
for (const [name, story] of Object.entries(stories)) {
  const lines: Line[] = [];
  await story(await newStage(lines));
  writeFileSync(
    join(folder, `${name}.jsonl`),
    lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
  );
  console.log(`${name}: ${lines.length} lines`);
}
process.exit();

async function newStage(lines: Line[]): Promise<Stage> {
  const { server, world } = await newTown();
  const worlds = new Map<TestPhone, TestWorld>();
  const names = new Map<string, string>();
  const nameOf = (kind: string, value: string): string => {
    const known = [...names.values()].filter((name) => name.startsWith(kind)).length;
    if (!names.has(value)) names.set(value, `${kind} ${known + 1}`);
    return names.get(value) as string;
  };
  const listenedTo =
    (ask: TestWorld['fetch']): TestWorld['fetch'] =>
    async (path, init) => {
      const response = await ask(path, init);
      if (path !== '/api/sync') return response;
      const reply = JSON.parse(await response.clone().text());
      const request = JSON.parse(textOf(init.body));
      const { epoch, cursor, reference } = request;
      lines.push({
        person: request.person,
        at: world.now(),
        request: {
          ...request,
          epoch: epoch && nameOf('life', epoch),
          cursor: cursor && nameOf('cursor', cursor),
          reference: reference && 'reference',
        },
        status: response.status,
        gave: { epoch: nameOf('life', reply.epoch), cursor: nameOf('cursor', reply.cursor) },
        appliedSeq: reply.appliedSeq,
        outcomes: reply.outcomes.map(lastingOf),
      });
      return response;
    };
  return {
    turnOn: async (person) => {
      const its = newWorld(listenedTo(server.newBrowser()), worlds.size + 2, world.now());
      const phone = turnOn(its);
      worlds.set(phone, its);
      const signedIn = await phone.signIn(await server.codeFor(person));
      if (!signedIn.ok) throw new Error(signedIn.fault.code);
      await phone.until(
        'settled',
        ({ sync, reference }) => sync.phase === 'settled' && !!reference,
      );
      return phone;
    },
    now: world.now,
    newId: world.newId,
    pass: async (ms) => {
      await world.pass(ms);
      for (const its of worlds.values()) await its.pass(ms);
    },
    weather: (phone, is) => {
      const its = worlds.get(phone);
      if (its) its.wire.weather = is;
    },
    renewEpoch: async () => {
      const life = `life ${[...names.values()].filter((name) => name.startsWith('life')).length + 1}`;
      await renewEpoch(server, life);
      names.set(life, life);
      lines.push({ life });
    },
  };
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : gunzipSync(body as Uint8Array).toString();
}
