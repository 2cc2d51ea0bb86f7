/**
 * Why this hotspot next, in one line: "40 minutes owed this week; Friday nights are the worst; 4 min
 * walk".
 */
import { hourMs, type Instant, minuteMs } from '../domain/time.ts';
import { counted } from './change-words.ts';
import type { Why } from './next-hotspot.ts';
import type { RiskNow } from './risk-now.ts';

const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** Heard of colleagues longer ago than this, *nobody* is nobody that this phone knows of. */
const heardMs = 30 * minuteMs;

export function whyWords(why: Why, now: Instant): string {
  const parts = [
    owedWords(why.minutesOwed),
    riskWords(why.risk),
    walkWords(why.walkMinutes),
    sinceWords(why, now),
  ];
  const line = parts.filter((part) => part !== '').join('; ');
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}`;
}

/** To ten minutes, for more would say that somebody had counted them. */
function owedWords(minutes: number): string {
  if (minutes === 0) return 'this week’s target is met';
  const rounded = minutes < 10 ? Math.ceil(minutes) : Math.round(minutes / 10) * 10;
  return `${counted(rounded, 'minute', 'minutes')} owed this week`;
}

function riskWords(risk: RiskNow): string {
  if (risk.is === 'worst') return `${weekdays[risk.weekday - 1]} ${risk.part}s are the worst`;
  return riskSays[risk.is];
}

const riskSays: Readonly<Record<Exclude<RiskNow['is'], 'worst'>, string>> = {
  busier: 'more trouble than usual at this hour',
  usual: '',
  quieter: 'mostly quiet at this hour',
  'too-few': '',
};

function walkWords(minutes: number | null): string {
  if (minutes === null) return '';
  return minutes === 0 ? 'you are here' : `${minutes} min walk`;
}

function sinceWords({ minutesSince, asAt }: Why, now: Instant): string {
  const isFresh = asAt !== null && now - asAt <= heardMs;
  const nobody = isFresh ? 'nobody there' : 'nobody known there';
  if (minutesSince === null) return `${nobody} yet`;
  const hours = (minutesSince * minuteMs) / hourMs;
  if (minutesSince < 15) return 'somebody was just there';
  if (hours < 1) return `${nobody} for ${Math.round(minutesSince / 5) * 5} minutes`;
  if (hours < 36) return `${nobody} for ${counted(Math.round(hours), 'hour', 'hours')}`;
  return `${nobody} for ${Math.round(hours / 24)} days`;
}
