/** A server on given time with people who listen, and everything that came down their streams. */
import {
  newTestServer,
  newTestWorld,
  type TestClient,
  type TestServer,
} from '../support/server.ts';
import { newWorld, nextTurn, type TestWorld } from '../support/world.ts';

/** Longer than any gap, spread and round of the watcher. */
export const aWhileMs = 22_000;

export type Ear = {
  /** All bytes that came, as text. */
  readonly heard: () => string;
  readonly nudges: () => number;
  readonly beats: () => number;
  readonly hasEnded: () => boolean;
  /** Goes away, as a closed page does. */
  readonly leave: () => Promise<void>;
};

export type NudgeTown = {
  readonly server: TestServer;
  readonly time: TestWorld;
  readonly listen: (client: TestClient) => Promise<Ear>;
};

export async function newNudgeTown(): Promise<NudgeTown> {
  const time = newWorld(async () => new Response(null, { status: 503 }));
  const { now, wakeAfter, chance } = time;
  const server = await newTestServer({ world: { ...newTestWorld(), now }, wakeAfter, chance });
  const listen = async (client: TestClient) => {
    const ear = earAt(await client.ask('GET', '/api/nudge'));
    // From here on the watcher has its bearings.
    await time.pass(0);
    return ear;
  };
  return { server, time, listen };
}

function earAt(response: Response): Ear {
  const reader = response.body?.getReader();
  if (response.status !== 200 || !reader) throw new Error(`No stream: ${response.status}`);
  const ear = { text: '', hasEnded: false };
  const hear = async () => {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      ear.text += new TextDecoder().decode(next.value);
    }
    ear.hasEnded = true;
  };
  hear().catch(() => {
    ear.hasEnded = true;
  });
  const count = (event: string) => ear.text.split(`event: ${event}\n`).length - 1;
  return {
    heard: () => ear.text,
    nudges: () => count('nudge'),
    beats: () => count('beat'),
    hasEnded: () => ear.hasEnded,
    leave: async () => {
      await reader.cancel();
      await nextTurn();
    },
  };
}
