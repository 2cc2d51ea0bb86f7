/** Instants as a spreadsheet reads them: local, with their offset, `2026-10-25T01:30:00+01:00`. */
import { hourMs, type Instant, localTimeOf, minuteMs } from '../../domain/time.ts';

/** One for an export: clocks change on the hour, so the offset is asked once an hour, not once a row. */
export function newLocalIso(timeZone: string): (at: Instant | undefined) => string {
  const offsetByHour = new Map<number, number>();
  return (at) => {
    if (at === undefined) return '';
    const hour = Math.floor(at / hourMs);
    const offsetMs = offsetByHour.get(hour) ?? offsetOf(hour * hourMs, timeZone);
    offsetByHour.set(hour, offsetMs);
    return new Date(at + offsetMs).toISOString().slice(0, 19) + offsetText(offsetMs);
  };
}

function offsetOf(at: Instant, timeZone: string): number {
  const { day, hour, minute } = localTimeOf(at, timeZone);
  return Date.parse(`${day}T00:00:00Z`) + hour * hourMs + minute * minuteMs - at;
}

function offsetText(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / minuteMs;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
