import { expect, test } from 'vitest';
import { parse } from '../../src/domain/schema.ts';
import { syncReplySchema } from '../../src/sync/messages.ts';
import { incidentFields, inTown, newChange } from '../support/changes.ts';
import { newTestServer } from '../support/server.ts';

test('an incident goes from one phone to the server and on to another', async () => {
  const server = await newTestServer();
  const olive = await server.signIn('olive-officer');
  const sent = await olive.sync({ changes: [newChange('broken glass', 1)] });

  expect(parse(syncReplySchema, sent)).toMatchObject({ ok: true });
  expect(sent.appliedSeq).toBe(1);
  expect(sent.outcomes[0]).toMatchObject({
    result: 'applied',
    receipt: expect.stringMatching(/^[A-Z]+-\d{4}$/),
    placed: { zones: expect.arrayContaining(['town-centre']) },
  });

  const corin = await server.signIn('corin-coordinator');
  const pulled = await corin.sync();
  expect(parse(syncReplySchema, pulled)).toMatchObject({ ok: true });
  expect(pulled.records).toHaveLength(1);
  expect(pulled.records[0]).toMatchObject({
    isMine: false,
    by: 'olive-officer',
    fields: { type: incidentFields.type, place: inTown },
  });
  expect(pulled.names).toEqual({ 'olive-officer': 'Olive Officer' });
  expect(pulled.reference?.content.partnership.id).toBe('maidstone');
});
