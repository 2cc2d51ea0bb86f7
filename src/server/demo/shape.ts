/**
 * What trouble looks like in the demonstration: four patterns, each with its days, hours, places and
 * kinds. Shares follow what council papers and hotspot patrol evaluations describe; none is measured.
 * Names of choices that a partnership does not have are passed over.
 */
import type { Weighted } from './chance.ts';
import { isSchoolDay } from './school-terms.ts';

export type Pattern = {
  readonly share: number;
  readonly isDay: (day: string, weekday: number) => boolean;
  /** Hours of the local day; over 24 is the night after. */
  readonly hours: { readonly from: number; readonly to: number; readonly peak: number };
  readonly hotspotShare: number;
  /** By month, January first. */
  readonly season: readonly number[];
  readonly types: Weighted<string>;
  readonly ages: Weighted<string>;
  readonly groups: Weighted<string>;
  readonly outcomes: Weighted<string>;
  /** Words by which a plan's priority is known as the one this serves. */
  readonly priority: RegExp;
};

const outdoors = [7, 7, 9, 10, 12, 13, 14, 13, 11, 10, 8, 7];
const even = [10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10];

const schoolEnd: Pattern = {
  share: 0.27,
  isDay: isSchoolDay,
  hours: { from: 14.5, to: 17, peak: 15.4 },
  hotspotShare: 0.85,
  season: [10, 10, 11, 11, 12, 12, 12, 10, 12, 11, 10, 9],
  types: [
    ['rowdy-behaviour', 60],
    ['noise', 12],
    ['vehicle-nuisance', 10],
    ['littering', 8],
    ['trespass', 6],
    ['fireworks', 2],
  ],
  ages: [
    ['10-15', 70],
    ['16-17', 28],
    ['under-10', 2],
  ],
  groups: [
    ['few', 30],
    ['group', 48],
    ['crowd', 22],
  ],
  outcomes: [
    ['words-of-advice', 45],
    ['moved-on', 28],
    ['hub-referral', 12],
    ['gone-on-arrival', 10],
    ['dispersal', 4],
    ['not-asb', 3],
  ],
  priority: /young|child/i,
};

const weekendNight: Pattern = {
  share: 0.29,
  isDay: (_day, weekday) => weekday === 5 || weekday === 6,
  hours: { from: 21, to: 27, peak: 24 },
  hotspotShare: 0.88,
  season: [9, 9, 10, 10, 11, 11, 12, 12, 10, 10, 10, 13],
  types: [
    ['rowdy-behaviour', 50],
    ['street-drinking', 26],
    ['noise', 16],
    ['littering', 5],
    ['begging', 3],
  ],
  ages: [
    ['18-24', 52],
    ['25-plus', 40],
    ['16-17', 8],
  ],
  groups: [
    ['few', 45],
    ['group', 40],
    ['crowd', 15],
  ],
  outcomes: [
    ['words-of-advice', 36],
    ['moved-on', 26],
    ['alcohol-surrendered', 12],
    ['dispersal', 9],
    ['licensing-told', 5],
    ['fixed-penalty', 3],
    ['arrest', 4],
    ['gone-on-arrival', 9],
  ],
  priority: /town|centre/i,
};

const daytime: Pattern = {
  share: 0.2,
  isDay: () => true,
  hours: { from: 9, to: 21, peak: 13 },
  hotspotShare: 0.75,
  season: outdoors,
  types: [
    ['begging', 34],
    ['street-drinking', 30],
    ['littering', 18],
    ['rowdy-behaviour', 14],
    ['street-sex-work', 1],
  ],
  ages: [
    ['25-plus', 84],
    ['18-24', 16],
  ],
  groups: [
    ['one', 60],
    ['few', 36],
    ['group', 4],
  ],
  outcomes: [
    ['words-of-advice', 32],
    ['outreach-referral', 20],
    ['moved-on', 20],
    ['alcohol-surrendered', 10],
    ['council-request', 12],
    ['protection-warning', 3],
    ['vulnerability-meeting-suggested', 3],
  ],
  priority: /town|centre/i,
};

const background: Pattern = {
  share: 0.24,
  isDay: () => true,
  hours: { from: 7, to: 24, peak: 18 },
  hotspotShare: 0.05,
  season: even,
  types: [
    ['neighbours', 24],
    ['vehicle-nuisance', 20],
    ['noise', 14],
    ['littering', 12],
    ['abandoned-vehicle', 8],
    ['animal-problems', 7],
    ['trespass', 6],
    ['malicious-communications', 5],
    ['fireworks', 4],
  ],
  ages: [
    ['25-plus', 60],
    ['18-24', 20],
    ['16-17', 12],
    ['10-15', 8],
  ],
  groups: [
    ['one', 45],
    ['few', 45],
    ['group', 10],
  ],
  outcomes: [
    ['words-of-advice', 34],
    ['council-request', 24],
    ['housing-provider', 16],
    ['gone-on-arrival', 16],
    ['protection-warning', 4],
    ['not-asb', 3],
    ['protection-notice', 1],
  ],
  priority: /organised|violent/i,
};

export const patterns: Weighted<Pattern> = [schoolEnd, weekendNight, daytime, background].map(
  (pattern) => [pattern, pattern.share] as const,
);
