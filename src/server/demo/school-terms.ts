/** School terms, roughly, the same every year: a demonstration needs a school-end peak, not a calendar. */

type Stretch = readonly [from: string, to: string];

/** Month and day, both ends in; the half-term weeks are the gaps. */
const terms: readonly Stretch[] = [
  ['01-06', '02-13'],
  ['02-23', '03-27'],
  ['04-13', '05-22'],
  ['06-01', '07-22'],
  ['09-02', '10-23'],
  ['11-02', '12-18'],
];

/** `day` as `2026-11-22`, `weekday` 1 Monday … 7 Sunday. */
export const isSchoolDay = (day: string, weekday: number): boolean =>
  weekday <= 5 && terms.some(([from, to]) => from <= day.slice(5) && day.slice(5) <= to);
