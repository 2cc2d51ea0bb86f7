/** I11: phones of every released wire version can still send, and get the answers that they got then. */
import { expect, test, vi } from 'vitest';
import { boolean, exactly, maybe, parse, shape, text, unknown } from '../../src/domain/schema.ts';
import type { Database } from '../../src/server/database/database.ts';
import { writeSetting } from '../../src/server/database/settings.ts';
import { firstProtocol, firstSyncReplySchema } from '../../src/sync/first-messages.ts';
import { syncReplySchema } from '../../src/sync/messages.ts';
import { secondProtocol } from '../../src/sync/older-phones.ts';
import { newTestServer, type TestClient, type TestServer } from '../support/server.ts';
import { type Exchange, journalsOf, type Line, lastingOf, readJournal } from './journal.ts';
import { knownPaths, strangersIn } from './known-paths.ts';

// A hundred changes a request, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** Today's: with the next one its phones become older ones. */
const thirdProtocol = 3;

/**
 * The wire versions that were released, with the form of their replies. What their phones can parse is frozen in
 * `known-paths.json`, and looked at besides.
 */
const wires = [
  { protocol: firstProtocol, schema: firstSyncReplySchema },
  {
    protocol: secondProtocol,
    schema: shape({
      ...syncReplySchema.entries,
      protocol: exactly(secondProtocol),
      reference: maybe(
        shape({ version: text(400), isDemonstration: boolean(), content: unknown() }),
      ),
    }),
  },
  { protocol: thirdProtocol, schema: syncReplySchema },
] as const;
const released = wires.flatMap(({ protocol, schema }) =>
  journalsOf(protocol).map((name) => ({ protocol, schema, name })),
);
type Released = (typeof released)[number];

test.each(
  released,
)('[S2] protocol $protocol, $name: every outcome is as it was then', async (wire) => {
  const replay = await newReplay(wire);
  for (const line of readJournal(wire.protocol, wire.name)) {
    if ('life' in line) await replay.begin(line.life);
    else expect(await replay.send(line)).toEqual(asThen(line));
  }
});

test.each(
  released,
)('[S2] protocol $protocol, $name: sent once more, also after a newer phone wrote in between, nothing has a second effect', async (wire) => {
  const replay = await newReplay(wire);
  const lines = readJournal(wire.protocol, wire.name);
  await sendAll(replay, lines);
  await writeAsNewerPhone(replay.server);
  const before = await storedIn(replay.server.database);
  const outcomes = await sendAll(
    replay,
    lines.filter((line) => !('life' in line)),
  );
  expect(outcomes).toEqual(resultsOf(lines));
  expect(await storedIn(replay.server.database)).toEqual(before);
});

test('the journals hold what went wrong, not only what went well', () => {
  const lines = released.flatMap(({ protocol, name }) => readJournal(protocol, name));
  const exchanges = lines.filter((line): line is Exchange => !('life' in line));
  const results = exchanges.flatMap(({ outcomes }) => outcomes.map(({ result }) => result));
  expect(new Set(results)).toEqual(new Set(['applied', 'merged', 'refused']));
  const codes = exchanges.flatMap(({ outcomes }) => outcomes.flatMap((one) => faultCodeOf(one)));
  expect(new Set(codes)).toEqual(new Set(['needs-a-person', 'no-such-record', 'unknown-entry']));
  expect(lines.some((line) => 'life' in line)).toBe(true);
  expect(Math.max(...exchanges.map(({ outcomes }) => outcomes.length))).toBeGreaterThanOrEqual(100);
  expect(results.length).toBeGreaterThan(150);
});

const faultCodeOf = ({ fault }: Exchange['outcomes'][number]): string[] =>
  fault ? [(fault as { code: string }).code] : [];

type Replay = {
  readonly server: TestServer;
  readonly begin: (life: string) => Promise<void>;
  readonly send: (exchange: Exchange) => Promise<unknown>;
};

/** A server of today, with the names of the journal for what it gives out itself. */
async function newReplay({ protocol, schema }: Released): Promise<Replay> {
  const server = await newTestServer();
  const given = new Map<string, string>();
  const phones = new Map<string, TestClient>();
  return {
    server,
    begin: (life) => writeSetting(server.database, 'epoch', life),
    send: async ({ person, at, request, gave }) => {
      server.world.pass(at - server.world.now());
      const phone = phones.get(person) ?? (await server.signIn(person));
      phones.set(person, phone);
      const { epoch, cursor, reference } = request;
      const response = await phone.ask('POST', '/api/sync', {
        ...request,
        epoch: epoch && given.get(epoch),
        cursor: cursor && given.get(cursor),
        reference: reference && given.get(reference),
      });
      const json = await response.json();
      const strangers = strangersIn(json, knownPaths(protocol));
      if (strangers.length > 0) throw new Error(`Too new for such a phone: ${strangers}`);
      const reply = parse<(typeof wires)[number]['schema']>(schema, json);
      if (!reply.ok) throw new Error(`${response.status} ${JSON.stringify(reply.fault)}`);
      given.set(gave.epoch, reply.value.epoch).set(gave.cursor, reply.value.cursor);
      if (reply.value.reference) given.set('reference', reply.value.reference.version);
      const { appliedSeq, outcomes } = reply.value;
      return { status: response.status, appliedSeq, outcomes: outcomes.map(lastingOf) };
    },
  };
}

const asThen = ({ status, appliedSeq, outcomes }: Exchange) => ({ status, appliedSeq, outcomes });

type Told = { readonly outcomes: readonly { readonly seq: number; readonly result: string }[] };

/**
 * The result of each change; records are shown as they are by then. What was not taken then, being of
 * another life of the server, is now.
 */
async function sendAll({ begin, send }: Replay, lines: readonly Line[]): Promise<unknown> {
  const told = [];
  for (const line of lines) {
    if ('life' in line) await begin(line.life);
    else {
      const reply = (await send(line)) as Told;
      if (line.outcomes.length > 0) told.push(resultsIn(reply));
    }
  }
  return told;
}

const resultsOf = (lines: readonly Line[]): unknown =>
  lines.flatMap((line) =>
    'life' in line || line.outcomes.length === 0 ? [] : [resultsIn(line as unknown as Told)],
  );

const resultsIn = ({ outcomes }: Told) => outcomes.map(({ seq, result }) => ({ seq, result }));

async function writeAsNewerPhone(server: TestServer): Promise<void> {
  const phone = await server.signIn('olive-officer');
  const { records, epoch, cursor } = await phone.sync();
  const changes = records.flatMap((record, i) =>
    'isGone' in record || record.kind !== 'patrol' ? [] : [noteOn(server, record, i)],
  );
  const { outcomes } = await phone.sync({
    epoch,
    cursor,
    changes: changes.map((change, i) => ({ ...change, seq: i + 1 })),
  });
  expect(outcomes.map(({ result }) => result)).toEqual(changes.map(() => 'applied'));
}

const noteOn = (
  server: TestServer,
  { id, version }: { id: string; version: number },
  at: number,
) => ({
  id: server.world.newId(),
  seq: 0,
  record: id,
  kind: 'patrol',
  base: version,
  fields: { note: `of a newer phone ${at}` },
  at: server.world.now(),
});

const storedIn = ({ sql }: Database): Promise<unknown> =>
  sql.selectFrom('record').selectAll().orderBy('id').execute();
