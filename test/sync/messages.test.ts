import { expect, test } from 'vitest';
import { parse } from '../../src/domain/schema.ts';
import { protocol } from '../../src/sync/limits.ts';
import { syncReplySchema } from '../../src/sync/messages.ts';

const reply = {
  protocol,
  epoch: 'e',
  now: 5000,
  appliedSeq: 1,
  outcomes: [{ seq: 1, result: 'applied', receipt: 'RIVER-0001', placed: { ward: 'high-street' } }],
  signature: { key: 'k', value: 's' },
  isReset: false,
  records: [],
  cursor: 'c',
  hasMore: false,
  person: {
    id: 'olive-officer',
    name: 'Olive Officer',
    role: 'officer',
    organisation: 'kent-police',
    zones: [],
  },
  signInEndsAt: 9000,
};

test('an outcome says by its number which change it is about, and no more than the phone can’t tell', () => {
  expect(parse(syncReplySchema, reply).ok).toBe(true);
  const unnumbered = reply.outcomes.map(({ seq: _, ...rest }) => rest);
  expect(parse(syncReplySchema, { ...reply, outcomes: unnumbered }).ok).toBe(false);
});

test('[S12] a reply of another protocol is not one of ours', () => {
  expect(parse(syncReplySchema, { ...reply, protocol: protocol + 1 }).ok).toBe(false);
});
