import { describe, expect, test } from 'vitest';
import { leftOnPhone } from '../../src/app/features/shift/left-on-phone.ts';
import { shiftTally, tallyWords } from '../../src/app/features/shift/shift-tally.ts';
import { leftCount, verdictOf } from '../../src/app/features/shift/verdict.ts';
import { waitingWords } from '../../src/app/features/shift/waiting-words.ts';
import type { Draft, Held, PhoneState } from '../../src/device/phone.ts';
import type { PhotoRow } from '../../src/device/rows.ts';
import { hourMs, minuteMs } from '../../src/domain/time.ts';

/** Sunday 22 November 2026, 01:12. */
const now = Date.UTC(2026, 10, 22, 1, 12);

let made = 0;
const held = (over: Partial<Held> = {}): Held =>
  ({
    id: `record-${++made}`,
    kind: 'incident',
    state: 'received',
    isMine: true,
    version: 1,
    createdAt: now - hourMs,
    changedAt: now - hourMs,
    fields: {},
    ...over,
  }) as Held;
const patrol = (hoursAgo: number, isOver = true): Held =>
  held({
    kind: 'patrol',
    createdAt: now - hoursAgo * hourMs,
    fields: {
      from: now - hoursAgo * hourMs,
      visits: [],
      pauses: [],
      ...(isOver && { to: now - minuteMs }),
    },
  } as Partial<Held>);

/** A photo of a record, as this phone knows of it. */
const photoOf = ({ id }: Held, hash: string, state: PhotoRow['state']): PhotoRow => ({
  record: id,
  hash,
  at: now,
  state,
});

type Seen = Pick<PhoneState, 'records' | 'drafts' | 'unsent' | 'photos'>;

const phone = (records: readonly Held[], more: Partial<Seen> = {}): Seen => ({
  photos: [],
  records: new Map(records.map((record) => [record.id, record])),
  drafts: new Map<string, Draft>(),
  unsent: records.filter(({ state }) => state === 'saved' || state === 'sending').length,
  ...more,
});
const left = (...records: Held[]) => leftOnPhone(phone(records), now);
const verdict = (...records: Held[]) => verdictOf(left(...records), 'waiting');

describe('The tally of a shift', () => {
  test('has one’s own records since the first patrol of the shift, and no colleague’s', () => {
    const records = [
      patrol(7),
      held({ state: 'saved' }),
      held({ createdAt: now - 6 * hourMs }),
      held({ createdAt: now - 8 * hourMs }),
      held({ isMine: false }),
    ];
    const photos = [2, 2, 3].map((at, i) => photoOf(records[at] as Held, `${i}`, 'received'));
    const tally = shiftTally(phone(records, { photos }), now);
    expect(tally).toMatchObject({ since: now - 7 * hourMs, made: 3, received: 2, photos: 2 });
    expect(tallyWords(tally, 1)).toBe('3 made, 2 received, 2 photos, 1 still on this phone.');
  });

  test('says it as the officer would', () => {
    const tally = { since: now, records: [], made: 17, received: 17, photos: 9 };
    expect(tallyWords(tally, 0)).toBe(
      '17 made, 17 received, 9 photos, nothing left on this phone.',
    );
    expect(tallyWords({ ...tally, made: 0, received: 0, photos: 0 }, 0)).toBe(
      'Nothing made, nothing left on this phone.',
    );
  });
});

describe('A shift’s end is green', () => {
  test('only when nothing of one’s own is left on the phone, however old', () => {
    expect(verdict(held(), patrol(3))).toEqual({ state: 'received', words: 'All received' });
    const states: readonly Partial<Held>[] = [
      { state: 'saved' },
      { state: 'sending' },
      { state: 'attention' },
      { state: 'saved', createdAt: now - 300 * hourMs },
      { state: 'saved', undoUntil: now + 5000 },
    ];
    for (const one of states) expect(verdict(held(), held(one)).state).not.toBe('received');
  });

  test('and not while a draft is only here, a deletion waits to be sent, or the patrol runs', () => {
    const draft = { key: 'referral:new', kind: 'referral', fields: {}, savedAt: now } as Draft;
    const drafts = new Map([[draft.key, draft]]);
    expect(verdictOf(leftOnPhone(phone([], { drafts }), now), 'settled').state).toBe('saved');
    expect(leftOnPhone(phone([], { unsent: 1 }), now)).toEqual([{ why: 'waiting', count: 1 }]);
    expect(verdict(patrol(2, false))).toEqual({ state: 'draft', words: 'The patrol still runs' });
  });

  test('and not while a photo is still here, though its record has been received', () => {
    const record = held();
    const withPhoto = (state: PhotoRow['state']) =>
      leftOnPhone(phone([record], { photos: [photoOf(record, 'a', state)] }), now);
    expect(withPhoto('waiting')).toEqual([{ why: 'photos', count: 1 }]);
    expect(withPhoto('received')).toEqual([]);
  });

  test('a colleague’s record never stands in its way, whatever becomes of it', () => {
    const theirs = held({ isMine: false, state: 'attention' });
    expect(leftOnPhone(phone([theirs]), now)).toEqual([]);
  });
});

describe('What is left', () => {
  test('begins with what needs mending, then what waits, what is held for Undo, and the patrol', () => {
    const all = left(
      patrol(2, false),
      held({ state: 'saved', undoUntil: now + 7000 }),
      held({ state: 'saved' }),
      held({ state: 'attention' }),
    );
    expect(all.map(({ why }) => why)).toEqual(['refused', 'waiting', 'undo', 'running']);
    expect(leftCount(all)).toBe(3);
  });

  test('what no longer can be undone only waits', () => {
    expect(left(held({ state: 'saved', undoUntil: now - 1 }))).toEqual([
      { why: 'waiting', count: 1 },
    ]);
  });

  test('says why it waits and the shortest way', () => {
    const sync = { phase: 'waiting', lastReplyAt: null, fault: null } as const;
    expect(waitingWords({ ...sync, fault: { code: 'offline' } })).toEqual({
      why: 'No signal. It goes by itself when there is signal.',
      way: 'send',
    });
    expect(waitingWords({ ...sync, fault: { code: 'server-trouble' } }).why).toContain('server');
    expect(waitingWords({ ...sync, phase: 'signed-out' }).way).toBe('link');
    expect(waitingWords({ ...sync, phase: 'too-old' }).way).toBe('update');
    expect(waitingWords({ ...sync, phase: 'busy' }).way).toBe('none');
  });

  test('a sign-in that ended is more than a want of signal', () => {
    const waiting = left(held({ state: 'saved' }));
    expect(verdictOf(waiting, 'signed-out')).toEqual({
      state: 'attention',
      words: 'Nothing goes out',
    });
    expect(verdictOf(waiting, 'waiting').state).toBe('saved');
  });
});
