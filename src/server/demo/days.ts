/** The days of the demonstration's year, and local times on them. */
import {
  dayAfter,
  dayMs,
  hourMs,
  type Instant,
  localTimeOf,
  startOfDay,
} from '../../domain/time.ts';

export type Day = {
  readonly day: string;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  readonly start: Instant;
  /** 0 on the first day of the year, 1 on the last. */
  readonly progress: number;
};

const daysMade = 365;

/** The year that ends on the local day of `now`, oldest first. */
export function yearTo(now: Instant, timeZone: string): readonly Day[] {
  const today = localTimeOf(now, timeZone).day;
  return Array.from({ length: daysMade }, (_, i) => {
    const day = dayAfter(today, i - daysMade + 1);
    return {
      day,
      weekday: weekdayOf(day),
      start: startOfDay(day, timeZone),
      progress: i / (daysMade - 1),
    };
  });
}

/** `hour` as a fraction; over 24 is the night after. Whole minutes, as people write them. */
export const atHour = ({ start }: Day, hour: number): Instant =>
  start + Math.round(hour * 60) * (hourMs / 60);

/** 1 January 1970 was a Thursday. */
const weekdayOf = (day: string): number => ((Date.parse(`${day}T00:00:00Z`) / dayMs + 3) % 7) + 1;
