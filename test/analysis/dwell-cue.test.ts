import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dwellCueOf } from '../../src/analysis/dwell-cue.ts';

const target = { visitsPerWeek: 7, minutesMin: 10, minutesMax: 16, hours: [] };
const policy = { cueMinutes: 15, lateMinutes: 20 };
const visit = (confirmed: number, possible: number) => ({
  confirmedMs: confirmed * 60_000,
  possibleMs: possible * 60_000,
});
const cueAt = (confirmed: number, possible = confirmed, of = target) => {
  const { word, cue } = dwellCueOf(visit(confirmed, possible), of, policy);
  return [word, cue];
};

describe('What a phone says of how long one has been here', () => {
  it('is nothing before a quarter of an hour, quiet from then on, and amber past twenty minutes', () => {
    expect(cueAt(9.9)).toEqual(['settling', 'none']);
    expect(cueAt(10)).toEqual(['enough', 'none']);
    expect(cueAt(14.9)).toEqual(['enough', 'none']);
    expect(cueAt(15)).toEqual(['enough', 'quiet']);
    expect(cueAt(20)).toEqual(['enough', 'quiet']);
    expect(cueAt(20.1)).toEqual(['move-on', 'amber']);
  });

  it('follows what the partnership has set', () => {
    const soon = (minutes: number) =>
      dwellCueOf(visit(minutes, minutes), target, { cueMinutes: 12, lateMinutes: 17 }).cue;
    expect([11.9, 12, 17, 17.1].map(soon)).toEqual(['none', 'quiet', 'quiet', 'amber']);
  });

  it('follows the target of the hotspot', () => {
    const short = { ...target, minutesMin: 5, minutesMax: 8 };
    expect(cueAt(7, 7, short)).toEqual(['enough', 'none']);
    expect(cueAt(8, 8, short)).toEqual(['enough', 'quiet']);
    const long = { ...target, minutesMax: 30 };
    expect(cueAt(25, 25, long)).toEqual(['enough', 'quiet']);
    expect(cueAt(31, 31, long)).toEqual(['move-on', 'amber']);
  });

  it('is perhaps long enough where only what is possible is, and a quiet word at most', () => {
    expect(cueAt(8, 12)).toEqual(['perhaps', 'none']);
    expect(cueAt(8, 25)).toEqual(['perhaps', 'quiet']);
    expect(cueAt(12, 25)).toEqual(['enough', 'quiet']);
  });

  it('never says to move on by what is only possible', () => {
    const minutes = fc.double({ min: 0, max: 300, noNaN: true });
    fc.assert(
      fc.property(minutes, minutes, (confirmed, more) => {
        const { word, cue } = dwellCueOf(visit(confirmed, confirmed + more), target, policy);
        if (word === 'move-on' || cue === 'amber') expect(confirmed).toBeGreaterThan(20);
      }),
    );
  });

  it('shows whole minutes that promise no more than is sure, and no less than is possible', () => {
    expect(dwellCueOf(visit(11.9, 13.1), target, policy)).toMatchObject({
      confirmedMinutes: 11,
      possibleMinutes: 14,
    });
  });
});
