/** Every time in Beatbook is an Instant: Unix milliseconds, UTC. Words and hours are local. */
export type Instant = number;

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export type LocalTime = {
  /** `2026-11-22` */
  readonly day: string;
  /** 1 Monday … 7 Sunday, as ISO 8601 counts. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
};

const formatByZone = new Map<string, Intl.DateTimeFormat>();
const weekdays: Readonly<Record<string, number>> = {
  Mon: 1,
  Tue: 2,
  Wed: 3,
  Thu: 4,
  Fri: 5,
  Sat: 6,
  Sun: 7,
};

/** The wall clock at `at` in an IANA time zone such as `Europe/London`. */
export function localTimeOf(at: Instant, timeZone: string): LocalTime {
  const part = new Map(
    formatFor(timeZone)
      .formatToParts(at)
      .map((p) => [p.type, p.value]),
  );
  return {
    day: `${part.get('year')}-${part.get('month')}-${part.get('day')}`,
    weekday: weekdays[part.get('weekday') ?? ''] ?? 1,
    hour: Number(part.get('hour')),
    minute: Number(part.get('minute')),
  };
}

/** The instant at which a local day begins, summer time or not. */
export function startOfDay(day: string, timeZone: string): Instant {
  const guess = Date.parse(`${day}T00:00:00Z`);
  const local = localTimeOf(guess, timeZone);
  const aheadMs = (local.hour * 60 + local.minute) * minuteMs;
  const isBehind = local.day < day;
  return isBehind ? guess + (dayMs - aheadMs) : guess - aheadMs;
}

/** `2026-11-22` plus a number of days. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Whether a thing dated `validFrom`…`validTo` (first day in, last day in) holds on a day. */
export const isValidOn = (
  thing: { readonly validFrom: string; readonly validTo?: string },
  day: string,
): boolean => thing.validFrom <= day && (thing.validTo === undefined || day <= thing.validTo);

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatByZone.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formatByZone.set(timeZone, format);
  return format;
}
