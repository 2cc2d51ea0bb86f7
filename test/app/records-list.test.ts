import { describe, expect, it } from 'vitest';
import { recordsOf } from '../../src/app/features/records/records-filter.ts';
import { daysOf, shiftsOf } from '../../src/app/features/records/shifts.ts';
import { clockOf, happenedAt, recordLineOf } from '../../src/app/record-line.ts';
import type { Held, PhoneState } from '../../src/device/phone.ts';
import { reference } from '../support/seed-files.ts';

const timeZone = 'Europe/London';
/** Sunday 22 November 2026, 01:12 in winter, when the wall clock is UTC. */
const now = Date.UTC(2026, 10, 22, 1, 12);
const hour = 3_600_000;

const ago = (...hours: number[]) => hours.map((it) => ({ at: now - it * hour }));
const titles = (...hours: number[]): [string, number][] =>
  shiftsOf(ago(...hours), now, timeZone).map(({ title, items }) => [title, items.length]);

describe('Records by shift', () => {
  it('keep a night together over midnight', () => {
    expect(titles(0.1, 1, 3, 5)).toEqual([['Tonight', 4]]);
  });

  it('call a night that is just over last night', () => {
    const morning = now + 6 * hour;
    const night = shiftsOf([{ at: now }], morning, timeZone);
    expect(night.map(({ title }) => title)).toEqual(['Last night']);
  });

  it('part where more than six hours lie between', () => {
    expect(titles(0.1, 5.9, 12, 25)).toEqual([
      ['Tonight', 2],
      ['Yesterday', 1],
      ['Friday 20 November, late', 1],
    ]);
  });

  it('put the small hours to the evening before', () => {
    expect(titles(23)).toEqual([['Friday 20 November, late', 1]]);
  });

  it('last fourteen hours at most, however often somebody wrote', () => {
    const often = Array.from({ length: 30 }, (_, nth) => nth);
    expect(titles(...often).map(([, count]) => count)).toEqual([15, 15]);
  });

  it('have one heading where two runs would say the same', () => {
    expect(titles(9, 15.5)).toEqual([['Yesterday', 2]]);
  });

  it('stand under their day in a list of many people', () => {
    const days = daysOf(ago(0.1, 1, 2, 30), now, timeZone);
    expect(days.map(({ title, items }) => [title, items.length])).toEqual([
      ['Today', 2],
      ['Yesterday', 1],
      ['Friday 20 November', 1],
    ]);
  });
});

const held = (id: string, over: Partial<Held<'incident'>> = {}): Held<'incident'> => ({
  id,
  kind: 'incident',
  state: 'received',
  isMine: true,
  version: 1,
  createdAt: now,
  changedAt: now,
  fields: { type: 'begging', from: now, to: now, zones: ['town-centre'], hotspot: 'the-mall' },
  ...over,
});
const stateWith = (...records: Held[]): Pick<PhoneState, 'records' | 'reference' | 'names'> => ({
  reference,
  names: {},
  records: new Map(records.map((it) => [it.id, it])),
});

describe('A record in a list', () => {
  it('says what, where, when and who, and whether it is still to finish', () => {
    const record = held('a', { fields: { ...held('a').fields, isUnfinished: true } });
    expect(recordLineOf(record, { reference })).toMatchObject({
      title: 'Begging',
      detail: 'The Mall · to finish',
    });
    expect(clockOf(record, reference)).toBe('01:12');
    const colleagues = held('b', { isMine: false, by: 'otto' });
    expect(recordLineOf(colleagues, { reference, names: { otto: 'Otto Officer' } }).detail).toBe(
      'The Mall · Otto Officer',
    );
  });

  it('never says a young person’s name', () => {
    const referral = {
      ...held('c'),
      kind: 'referral',
      fields: { name: 'Sam', hub: 'youth-hub-326', status: 'submitted', from: now },
    } as Held;
    const line = recordLineOf(referral, { reference });
    expect(JSON.stringify(line)).not.toContain('Sam');
    expect(line.detail).toContain('326 Youth Hub');
  });
});

describe('The list of records', () => {
  const all = { whose: 'all', kind: null, words: '' } as const;

  it('has the latest to happen first, whenever it was written down', () => {
    const late = held('late', { createdAt: now + hour, fields: { from: now - hour } });
    const state = stateWith(late, held('now'));
    expect(recordsOf(state, all).map(({ id }) => id)).toEqual(['now', 'late']);
    expect(happenedAt(late)).toBe(now - hour);
  });

  it('finds every word wherever it stands: place, note or receipt', () => {
    const noted = held('noted', {
      fields: { ...held('x').fields, note: 'broken bench' },
      receipt: { code: 'RIVER-72', at: now },
    });
    const state = stateWith(noted, held('other'));
    const find = (words: string) => recordsOf(state, { ...all, words }).map(({ id }) => id);
    expect(find('mall bench')).toEqual(['noted']);
    expect(find('river-72')).toEqual(['noted']);
    expect(find('bench fireworks')).toEqual([]);
  });

  it('shows one’s own or one’s colleagues’, never both under one name', () => {
    const state = stateWith(held('mine'), held('theirs', { isMine: false }));
    expect(recordsOf(state, { ...all, whose: 'mine' }).map(({ id }) => id)).toEqual(['mine']);
    expect(recordsOf(state, { ...all, whose: 'others' }).map(({ id }) => id)).toEqual(['theirs']);
  });
});
