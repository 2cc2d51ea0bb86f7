import { expect, test } from 'vitest';
import type { Referral } from '../../src/domain/referral.ts';
import { type TestPhone, turnOn } from '../support/phone.ts';
import { reference } from '../support/seed-files.ts';
import { newWorld } from '../support/world.ts';
import { givenOlive, incident, must, signIn, type Town } from './given.ts';
import { rowsIn } from './rows-in.ts';
import { recordsAt } from './server-side.ts';

const referral = (at: number): Referral => ({
  hub: 'youth-hub-326',
  agreement: 'agreed',
  from: at,
  name: 'Canary Q.',
  reasons: ['wants-activities'],
  screenedClear: reference.lists.screeningQuestions.map(({ id }) => id),
  zones: ['town-centre'],
  status: 'submitted',
  statusAt: at,
});

async function another({ server, world }: Town, who: string) {
  const phone = turnOn(newWorld(server.newBrowser(), 2, world.now()));
  await signIn(phone, server, who);
  await settled(phone);
  return phone;
}

async function settled(phone: TestPhone): Promise<void> {
  await phone.syncNow();
  await phone.until('settled', ({ sync, unsent }) => sync.phase === 'settled' && unsent === 0);
}

/** Everything in a person's database, as whoever finds the phone would read it. */
async function textOn({ disk }: TestPhone, person: string): Promise<string> {
  const tables = ['changes', 'received', 'pages', 'drafts', 'meta'] as const;
  return JSON.stringify(await Promise.all(tables.map((table) => rowsIn(disk, person, table))));
}

test('[S15] once the hub takes a referral up, nothing on its author’s phone says whom it is about', async () => {
  const town = await givenOlive();
  const id = must(await town.phone.log('referral', referral(town.world.now())));
  await settled(town.phone);
  expect(await textOn(town.phone, 'olive-officer')).toContain('Canary Q.');

  const hana = await another(town, 'hana-hubworker');
  must(await hana.change(id, { status: 'received', statusAt: town.world.now() }));
  await settled(hana);
  await settled(town.phone);
  expect(town.phone.state().records.get(id)?.fields).toMatchObject({ status: 'received' });
  expect(await textOn(town.phone, 'olive-officer')).not.toContain('Canary Q.');
});

test('[S15] what a colleague took back is on no phone that had it', async () => {
  const town = await givenOlive();
  const colleague = await another(town, 'corin-coordinator');
  const id = must(await town.phone.log('incident', incident({ note: 'canary by the bench' })));
  await town.world.pass(11_000);
  await settled(town.phone);
  await settled(colleague);
  expect(await textOn(colleague, 'corin-coordinator')).toContain('canary by the bench');

  must(await town.phone.remove(id));
  await settled(town.phone);
  await settled(colleague);
  expect(await textOn(colleague, 'corin-coordinator')).not.toContain('canary by the bench');
});

test('steps made with no signal arrive one after the other, none laid over another', async () => {
  const town = await givenOlive();
  const id = must(await town.phone.log('referral', referral(town.world.now())));
  await settled(town.phone);
  const hana = await another(town, 'hana-hubworker');
  for (const status of ['received', 'contacted', 'attended'] as const) {
    must(await hana.change(id, { status, statusAt: town.world.now() }));
  }
  await settled(hana);
  expect(hana.state().needsAttention).toBe(0);
  const [stored] = await recordsAt(town.server);
  expect(stored).toMatchObject({ version: 4, fields: { status: 'attended' } });
});

test('a referral withdrawn before it went out goes out and is withdrawn', async () => {
  const town = await givenOlive();
  town.world.wire.weather = 'offline';
  const id = must(await town.phone.log('referral', referral(town.world.now())));
  must(await town.phone.change(id, { status: 'withdrawn', statusAt: town.world.now() }));
  town.world.wire.weather = 'clear';
  await settled(town.phone);
  expect(town.phone.state().needsAttention).toBe(0);
  expect((await recordsAt(town.server))[0]?.fields).toMatchObject({ status: 'withdrawn' });
});
