import { expect, test } from 'vitest';
import { readRecords } from '../../src/server/database/records.ts';
import { newChange } from '../support/changes.ts';
import { givenOlive, must, patrol } from './given.ts';
import { giveKeys } from './given-rescue.ts';

const olive = 'olive-officer';

test('[S6] [S18] what another phone wrote meanwhile is kept and shown, though the file holds a second thought', async () => {
  const { phone, server, world } = await givenOlive();
  const id = must(await phone.log('patrol', patrol({ note: 'Sent.' })));
  await phone.until('sent', ({ records }) => records.get(id)?.state === 'received');
  await giveKeys(phone.disk, server, olive);
  const corin = await server.signIn('corin-coordinator');
  const fileOf = async () => JSON.parse(await must(await phone.rescue(olive)).file.text());
  world.wire.weather = 'offline';
  must(await phone.change(id, { to: world.now() }));
  await fileOf();
  must(await phone.change(id, { note: 'Of this phone.' }));
  const other = await server.signIn(olive);
  const { epoch, cursor } = await other.sync();
  const said = { kind: 'patrol', base: 1, fields: { note: 'Of the other.' } } as const;
  await other.sync({ epoch, cursor, changes: [{ ...newChange('other', 1, said), record: id }] });

  await corin.ask('POST', '/api/rescue', await fileOf());
  world.wire.weather = 'clear';
  await world.pass(60_000);
  await phone.syncNow();
  await phone.until('all sent', ({ unsent, sync }) => unsent === 0 && sync.phase === 'settled');
  expect(phone.state().needsAttention).toBe(0);
  const [record] = await readRecords(server.database, ['patrol']);
  const notes = [record?.fields.note, ...(record?.superseded ?? []).map(({ value }) => value)];
  expect(notes.toSorted()).toEqual(['Of the other.', 'Of this phone.']);
});
