/**
 * When the phone says something about how long one has been here, and how loudly. What is sure decides; what is
 * only possible may bring the quiet cue, and never the word *move on*.
 */
import { type DwellWord, dwellWordOf, moveOnAfter } from '../domain/dwell.ts';
import type { Hotspot, Reference } from '../domain/reference.ts';
import { minuteMs } from '../domain/time.ts';

export type DwellCue = {
  /** `perhaps`: long enough if what is possible is true. */
  readonly word: DwellWord | 'perhaps';
  readonly cue: 'none' | 'quiet' | 'amber';
  /** Whole minutes, `confirmed` down and `possible` up, as they are shown. */
  readonly confirmedMinutes: number;
  readonly possibleMinutes: number;
};

type Policy = Reference['partnership']['policy']['dwell'];
type Minutes = { readonly confirmed: number; readonly possible: number };

export function dwellCueOf(
  { confirmedMs, possibleMs }: { readonly confirmedMs: number; readonly possibleMs: number },
  target: Hotspot['target'],
  policy: Policy,
): DwellCue {
  const minutes = { confirmed: confirmedMs / minuteMs, possible: possibleMs / minuteMs };
  return {
    word: wordOf(minutes, target, policy),
    cue: cueOf(minutes, target, policy),
    confirmedMinutes: Math.floor(minutes.confirmed),
    possibleMinutes: Math.ceil(minutes.possible),
  };
}

function wordOf(
  { confirmed, possible }: Minutes,
  target: Hotspot['target'],
  { lateMinutes }: Policy,
): DwellCue['word'] {
  const word = dwellWordOf(confirmed, target, lateMinutes);
  const isPerhaps = dwellWordOf(possible, target, lateMinutes) !== 'settling';
  return word === 'settling' && isPerhaps ? 'perhaps' : word;
}

/** Quiet at the partnership's minutes, or at the target's end where that comes sooner. */
function cueOf(
  { confirmed, possible }: Minutes,
  target: Hotspot['target'],
  { cueMinutes, lateMinutes }: Policy,
): DwellCue['cue'] {
  const moveOn = moveOnAfter(target, lateMinutes);
  if (confirmed > moveOn) return 'amber';
  const isTime = confirmed >= Math.min(cueMinutes, target.minutesMax);
  return isTime || possible > moveOn ? 'quiet' : 'none';
}
