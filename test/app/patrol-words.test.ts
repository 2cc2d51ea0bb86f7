import { describe, expect, it } from 'vitest';
import { awayWords } from '../../src/app/features/patrol/away-words.ts';
import {
  countedWords,
  endFactsOf,
  lengthWords,
  visitWords,
} from '../../src/app/features/patrol/patrol-words.ts';
import { errorsOf } from '../../src/app/features/patrol/time-errors.ts';
import { visitMinutesWords, visitSourceWords } from '../../src/app/visit-words.ts';
import type { Patrol, Visit } from '../../src/domain/patrol.ts';
import { minuteMs } from '../../src/domain/time.ts';
import { reference } from '../support/seed-files.ts';

const begin = Date.UTC(2026, 10, 20, 21, 0);
const at = (minutes: number): number => begin + minutes * minuteMs;
const visit = (id: string, hotspot: string, arrived: number, left: number): Visit => ({
  id,
  hotspot,
  arrived: at(arrived),
  left: at(left),
  source: 'hand',
});
const patrol: Patrol = {
  from: begin,
  to: at(90),
  mode: 'foot',
  crew: [{ role: 'constable', count: 2 }],
  zones: ['town-centre'],
  pauses: [{ from: at(30), to: at(45) }],
  visits: [visit('a', 'jubilee-square', 5, 16)],
  engagements: [
    { what: 'resident', count: 2 },
    { what: 'young-people', count: 1 },
  ],
  actions: [],
};

describe('A patrol in words', () => {
  it('says how long in hours and minutes, and when a visit was', () => {
    expect([lengthWords(at(22) - begin), lengthWords(at(262) - begin)]).toEqual([
      '22 min',
      '4 h 22 min',
    ]);
    expect(visitWords(visit('a', 'x', 5, 16), 'Europe/London')).toBe('21:05 to 21:16');
  });

  it('says of a visit by position what is sure and what is possible, where that is a minute or more', () => {
    const seen = (confirmedSeconds: number, possibleSeconds: number): Visit => ({
      ...visit('a', 'x', 5, 17),
      source: 'fix',
      confirmedSeconds,
      possibleSeconds,
    });
    const said = (it: Visit) => [visitMinutesWords(it, at(20)), visitSourceWords(it)];
    expect(said(visit('a', 'x', 5, 17))).toEqual(['12 min', '']);
    expect(said(seen(700, 810))).toEqual(['12 min (11–14)', 'by position']);
    expect(said(seen(715, 730))).toEqual(['12 min', 'by position']);
  });

  it('says what was counted by the list’s own names', () => {
    expect(countedWords(patrol.engagements, reference.lists.engagements)).toBe(
      'Resident or visitor 2, Young people 1',
    );
  });

  it('says before the end what the end settles', () => {
    expect(endFactsOf(patrol, 1, at(90)).map(({ value }) => value)).toEqual([
      '1 h 30 min',
      '15 min',
      '1, 11 min in all',
      '3',
      'None',
      '1',
    ]);
  });

  it('says how far as sure as the position is', () => {
    expect([null, 9, 318, 1440].map(awayWords)).toEqual([
      '',
      'You are here',
      '320 m · 4 min walk',
      '1.4 km · 18 min walk',
    ]);
  });

  it('says which time can’t be, at its own field', () => {
    const visits = [visit('a', 'jubilee-square', 20, 10)];
    expect(errorsOf({ ...patrol, visits }, reference, at(120))).toEqual([
      { fieldId: 'visit-a-left', words: 'Jubilee Square: you can’t leave before you arrive.' },
    ]);
    expect(errorsOf(patrol, reference, at(90))).toEqual([]);
  });
});
