/** What the tests about a phone begin with. */
import { vi } from 'vitest';
import type { Incident } from '../../src/domain/incident.ts';
import type { Patrol } from '../../src/domain/patrol.ts';
import type { TestPhone } from '../support/phone.ts';
import { type PhoneOptions, turnOn } from '../support/phone.ts';
import { oneInTheMorning, type TestWorld } from '../support/world.ts';
import { type GivenServer, newTown } from './given-server.ts';

// A phone, a server and a disk in one process: on a busy machine seconds, not milliseconds.
vi.setConfig({ testTimeout: 30_000 });

export const incident = (change: Partial<Incident> = {}): Incident => ({
  type: 'rowdy-behaviour',
  class: 'nuisance',
  from: oneInTheMorning,
  to: oneInTheMorning,
  zones: ['town-centre'],
  ...change,
});

export const patrol = (change: Partial<Patrol> = {}): Patrol => ({
  from: oneInTheMorning,
  mode: 'foot',
  crew: [{ role: 'constable', count: 2 }],
  zones: ['town-centre'],
  pauses: [],
  visits: [],
  engagements: [],
  actions: [],
  ...change,
});

export type Town = {
  readonly server: GivenServer;
  readonly world: TestWorld;
  readonly phone: TestPhone;
};

/** Olive's phone, signed in and settled, with signal. */
export async function givenOlive(options: PhoneOptions = {}): Promise<Town> {
  const { server, world } = await newTown();
  const phone = turnOn(world, options);
  await signIn(phone, server, 'olive-officer');
  await phone.until('settled', ({ sync, reference }) => sync.phase === 'settled' && !!reference);
  return { server, world, phone };
}

export async function signIn(phone: TestPhone, server: GivenServer, who: string): Promise<void> {
  const signedIn = await phone.signIn(await server.codeFor(who));
  if (!signedIn.ok) throw new Error(signedIn.fault.code);
}

/** The value, or the test fails with the fault. */
export function must<T>(result: { ok: true; value: T } | { ok: false; fault: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

export const syncsSent = ({ wire }: TestWorld) =>
  wire.sent
    .filter(({ path }) => path === '/api/sync')
    .map(({ body }) => body as { client: string; person: string; changes: SentChange[] });

export type SentChange = {
  readonly id: string;
  readonly seq: number;
  readonly record: string;
  readonly base: number;
  readonly fields: Record<string, unknown>;
  readonly isDelete?: true;
};

export const changesSent = (world: TestWorld): SentChange[] =>
  syncsSent(world).flatMap(({ changes }) => changes);
