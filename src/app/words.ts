/** Times, states and faults as sentences. What is said here is said the same way on every page. */
import type { Held } from '../device/phone.ts';
import type { Reference } from '../domain/reference.ts';
import { type Fault, faultWords } from '../domain/result.ts';
import { dayAfter, dayMs, hourMs, type Instant, localTimeOf, minuteMs } from '../domain/time.ts';

/** `01:12` */
export function clockWords(at: Instant, timeZone: string): string {
  const { hour, minute } = localTimeOf(at, timeZone);
  return `${pad(hour)}:${pad(minute)}`;
}

/** `01:12` today, `yesterday 23:40`, `tomorrow 09:00`, `Fri 20 Nov, 23:40`, with the year once it is another. */
export function timeWords(at: Instant, now: Instant, timeZone: string): string {
  const { day } = localTimeOf(at, timeZone);
  const today = localTimeOf(now, timeZone).day;
  const clock = clockWords(at, timeZone);
  if (day === today) return clock;
  if (day === dayAfter(today, -1)) return `yesterday ${clock}`;
  if (day === dayAfter(today, 1)) return `tomorrow ${clock}`;
  return `${dayWords(day, today)}, ${clock}`;
}

/** A calendar day: `Sunday 22 November`, with the year where it is not today's. */
export function longDayWords(day: string, today: string): string {
  return formatDay(day, 'long', isSameYear(day, today));
}

/** `Sun 22 Nov`, with the year where it is not today's. */
export function dayWords(day: string, today: string): string {
  return formatDay(day, 'short', isSameYear(day, today));
}

/** `just now`, `3 minutes ago`, `2 hours ago`, `4 days ago`. */
export function agoWords(at: Instant, now: Instant): string {
  const sinceMs = now - at;
  if (sinceMs < minuteMs) return 'just now';
  if (sinceMs < hourMs) return `${counted(Math.floor(sinceMs / minuteMs), 'minute')} ago`;
  if (sinceMs < dayMs) return `${counted(Math.floor(sinceMs / hourMs), 'hour')} ago`;
  return `${counted(Math.floor(sinceMs / dayMs), 'day')} ago`;
}

/** A running time as a patrol shows it: `0:42`, `11:05`: hours and minutes. */
export function runningWords(sinceMs: number): string {
  const minutes = Math.max(0, Math.floor(sinceMs / minuteMs));
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}`;
}

/** `1 record`, `3 records` */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** `2 records and 1 photo`; empty where there is nothing. */
export const unsentWords = (records: number, photos: number): string =>
  [records > 0 && counted(records, 'record'), photos > 0 && counted(photos, 'photo')]
    .filter(Boolean)
    .join(' and ');

/** `640 KB`, `12 MB`, `1.4 GB` */
export function bytesWords(bytes: number): string {
  const units = ['KB', 'MB', 'GB'] as const;
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size < 10 && unit > 0 ? size.toFixed(1) : Math.ceil(size)} ${units[unit]}`;
}

/** A record's state, as its row and its page say it. */
export function stateWords(
  { state, receipt, fault }: Pick<Held, 'state' | 'receipt' | 'fault'>,
  now: Instant,
  timeZone: string,
): string {
  if (state === 'saved') return 'Saved on this phone';
  if (state === 'sending') return 'Sending';
  if (state === 'attention')
    return fault ? `Needs attention: ${faultSentence(fault)}` : 'Needs attention';
  return receipt
    ? `Received ${timeWords(receipt.at, now, timeZone)} · ${receipt.code}`
    : 'Received';
}

/** The partnership's clock; the phone's own until it knows the partnership. */
export const timeZoneOf = (reference: Reference | null): string =>
  reference?.partnership.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What happened, what it means, what to do; the place or limit that the fault names stands between. */
export function faultSentence({ code, where }: Fault): string {
  const advice = whatToDo[code];
  return [faultWords[code], where && `(${where})`, advice].filter(Boolean).join(' ');
}

/** After the fault's own words: what it means for the person, and what they can do. */
const whatToDo: Readonly<Partial<Record<Fault['code'], string>>> = {
  malformed: 'What you wrote is still here. Check it and save it again.',
  'unknown-field': 'What you wrote is still here. Update Beatbook and it can go out.',
  'too-large': 'Make it shorter and save it again.',
  'unknown-kind': 'What you wrote is still here. Tell whoever looks after Beatbook.',
  'unknown-entry': 'Choose again from the list as it is now.',
  'not-allowed': 'If it should, tell whoever looks after Beatbook.',
  'not-yours': 'Ask them to change it.',
  'too-late': 'Tell your coordinator what should be different.',
  'no-such-record': 'What you wrote is still here. You can log it again.',
  'bad-step': 'Look at where it is now and choose again.',
  'outside-ages': 'Change the age band, choose another hub, or send it to the county front door.',
  'signed-out': 'What you logged is safe on this phone. Ask for a new sign-in link to send it.',
  'wrong-person': 'Sign out first; unsent work stays for the other person.',
  'link-used': 'A link works once. Ask for a new one.',
  'link-expired': 'Ask for a new one.',
  'link-unknown': 'Check that all of it was copied, or ask for a new one.',
  'too-often': 'Wait a few minutes, then try again.',
  'seq-gap': 'It is sent again by itself.',
  'storage-full': 'Free some space: delete photos or apps you don’t need, then save again.',
  'storage-closed': 'Close other Beatbook tabs, then open Beatbook again.',
  offline: 'It tries again by itself when there is signal.',
  'server-trouble': 'What you logged is safe on this phone. It tries again by itself.',
};

const pad = (value: number): string => String(value).padStart(2, '0');
const isSameYear = (a: string, b: string): boolean => a.slice(0, 4) === b.slice(0, 4);

/** Browsers differ in whether a comma follows the weekday. */
const formatDay = (day: string, length: 'long' | 'short', isThisYear: boolean): string =>
  dayFormats[length][isThisYear ? 'withoutYear' : 'withYear']
    .format(Date.parse(`${day}T12:00:00Z`))
    .replace(',', '');

function dayFormatsOf(length: 'long' | 'short') {
  const parts = { timeZone: 'UTC', weekday: length, day: 'numeric', month: length } as const;
  return {
    withoutYear: new Intl.DateTimeFormat('en-GB', parts),
    withYear: new Intl.DateTimeFormat('en-GB', { ...parts, year: 'numeric' }),
  };
}

/** Made once: making one takes longer than a list of records has. */
const dayFormats = { long: dayFormatsOf('long'), short: dayFormatsOf('short') };
