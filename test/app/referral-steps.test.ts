import { describe, expect, it } from 'vitest';
import {
  type Answers,
  answersOf,
  declinedReferralOf,
  mendedFields,
  referralOf,
} from '../../src/app/features/referral/answers.ts';
import {
  type Asked,
  askedSteps,
  errorsAt,
  looksLikeFullName,
  progressWords,
  settled,
  stepAfter,
  stepAt,
  whyNotHere,
} from '../../src/app/features/referral/steps.ts';
import { parseFields, withFields } from '../../src/domain/records.ts';
import type { Hub } from '../../src/domain/reference.ts';
import { reference } from '../support/seed-files.ts';

const hub = reference.hubs[0] as Hub;
const given = { at: Date.UTC(2026, 10, 20, 16), zones: ['town-centre'] };
const allClear = reference.lists.screeningQuestions.map(({ id }) => id);

const complete: Answers = answersOf({
  age: '14-15',
  screenedClear: allClear,
  agreement: 'agreed',
  name: 'Aisha',
  reasons: ['out-late'],
  contactRoute: 'hub-meets-in-person',
  parentTold: 'yes',
});

const asked = (answers: Partial<Answers> = {}, hubs: readonly Hub[] = [hub]): Asked => ({
  answers: { ...answersOf({}), ...answers },
  reference: { ...reference, hubs: [...hubs] },
  day: '2026-11-20',
});
const wrong = (
  step: Parameters<typeof errorsAt>[0],
  answers: Partial<Answers>,
): readonly string[] => errorsAt(step, asked(answers)).map(({ fieldId }) => fieldId);

describe('The questions of a referral', () => {
  it('are nine with one hub that takes the whole area; which hub is not asked', () => {
    expect(askedSteps(asked())).toHaveLength(10);
    expect(progressWords('age', asked())).toBe('Question 1 of 9');
    expect(progressWords('check', asked())).toBe('Last step');
  });

  it('begin with which hub where there are two, and where they live where that hub has wards', () => {
    const other = { ...hub, id: 'other', wards: ['E05015600'] };
    expect(stepAt(undefined, asked({}, [hub, other]))).toBe('hub');
    expect(stepAt('age', asked({ hub: 'other' }, [hub, other]))).toBe('area');
    expect(askedSteps(asked({ hub: hub.id }, [hub, other]))).not.toContain('area');
    expect(whyNotHere('area', asked({ hub: 'other', area: 'outside' }, [hub, other]))).toBe('area');
  });

  it('can’t be skipped: an address further on leads to the first that is open', () => {
    expect(stepAt('check', asked())).toBe('age');
    expect(stepAt('name', asked({ age: '16' }))).toBe('screening');
    expect(stepAt('check', asked(complete))).toBe('check');
  });

  it('ask no name before danger is ruled out and the young person has agreed', () => {
    const order = askedSteps(asked());
    expect(order.indexOf('screening')).toBeLessThan(order.indexOf('agreement'));
    expect(order.indexOf('agreement')).toBeLessThan(order.indexOf('name'));
    expect(stepAt('name', asked({ ...complete, agreement: '' }))).toBe('agreement');
  });

  it('go on to the next, or back to the check page where a change came from it', () => {
    expect(stepAfter('name', asked(complete), false)).toBe('reasons');
    expect(stepAfter('name', asked(complete), true)).toBe('check');
    expect(stepAfter('age', asked({ ...complete, reasons: [] }), true)).toBe('reasons');
  });
});

describe('What stops or holds up a referral', () => {
  it('is an age that the hub does not take, said at once', () => {
    expect(whyNotHere('age', asked({ age: 'under-11' }))).toBe('age');
    expect(whyNotHere('age', asked({ age: 'over-16' }))).toBe('age');
    expect(whyNotHere('age', asked({ age: '16' }))).toBeUndefined();
    expect(wrong('age', { age: 'over-16' })).toEqual(['age']);
  });

  it('is every screening question that was not answered no', () => {
    expect(wrong('screening', { screenedClear: allClear.slice(1) })).toEqual([
      `screening-${allClear[0]}`,
    ]);
    expect(wrong('screening', { screenedClear: allClear })).toEqual([]);
  });

  it('is one reason too many, or none', () => {
    const four = reference.lists.referralReasons.slice(0, 4).map(({ id }) => id);
    expect(wrong('reasons', { reasons: four })).toEqual(['reasons']);
    expect(wrong('reasons', { reasons: [] })).toEqual(['reasons']);
    expect(wrong('reasons', { reasons: four.slice(1) })).toEqual([]);
  });

  it('is a way to reach them that asks for a number, without one', () => {
    expect(wrong('reach', { contactRoute: 'phone-of-young-person' })).toEqual(['contact']);
    expect(wrong('reach', { contactRoute: 'hub-meets-in-person' })).toEqual([]);
  });

  it('is a note longer than the partnership allows', () => {
    expect(wrong('more', { note: 'x'.repeat(281) })).toEqual(['note']);
    expect(wrong('more', { note: 'x'.repeat(280) })).toEqual([]);
  });

  it('is never a guess about the name: that only warns', () => {
    expect(['Aisha Khan', 'Aisha', 'A. K.', 'A K', 'J-P'].map(looksLikeFullName)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(wrong('name', { name: 'Aisha Khan' })).toEqual([]);
  });
});

describe('The record that the answers become', () => {
  it('is whole, with what was left out left out', () => {
    const referral = referralOf(settled(asked(complete)), given);
    const parsed = parseFields('referral', referral);
    expect(parsed).toEqual({ ok: true, value: referral });
    expect(referral).toMatchObject({ hub: hub.id, status: 'submitted', theme: 'prevention' });
    expect(Object.keys(referral)).not.toContain('note');
    expect(Object.keys(referral)).not.toContain('area');
  });

  it('keeps no number that its way of reaching someone does not ask for', () => {
    const typed = { ...complete, contact: '07700 900123' };
    expect(referralOf(settled(asked(typed)), given).contact).toBeUndefined();
    const asking = { ...typed, contactRoute: 'phone-of-young-person' };
    expect(referralOf(settled(asked(asking)), given).contact).toBe('07700 900123');
  });

  it('keeps nothing of one who said no that leads to them', () => {
    const typed = { ...complete, note: 'a note', contact: '07700 900123', school: 'a school' };
    const declined = declinedReferralOf(settled(asked(typed)), given);
    expect(parseFields('referral', declined).ok).toBe(true);
    expect(Object.keys(declined).sort()).toEqual(
      [
        'hub',
        'agreement',
        'from',
        'age',
        'reasons',
        'screenedClear',
        'theme',
        'zones',
        'status',
        'statusAt',
      ].sort(),
    );
    expect(declined).toMatchObject({ agreement: 'declined', status: 'declined', reasons: [] });
  });

  it('mends a refused one without moving its day or its state, and empties what was taken out', () => {
    const before = { ...referralOf(settled(asked({ ...complete, note: 'a note' })), given) };
    const mended = referralOf(settled(asked({ ...complete, age: '11-13' })), { ...given, at: 1 });
    const change = mendedFields(before, mended);
    expect(change).toMatchObject({ age: '11-13', note: null });
    expect(withFields(before, change)).toEqual({ ...mended, from: given.at, statusAt: given.at });
  });
});

describe('A draft', () => {
  it('from another Beatbook is read as far as it reads', () => {
    const answers = answersOf({ name: 7, reasons: ['out-late', null], unknown: 'x', age: '16' });
    expect(answers).toMatchObject({ name: '', reasons: ['out-late'], age: '16' });
  });
});
