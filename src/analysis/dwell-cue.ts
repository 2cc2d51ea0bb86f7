/**
 * When the phone says something about how long one has been here, and how loudly. What is sure decides;
 * what is only possible may bring the quiet cue, and never the word *move on*.
 */
import { type DwellWord, dwellWordOf, moveOnAfter } from '../domain/dwell.ts';
import type { Hotspot } from '../domain/reference.ts';
import { minuteMs } from '../domain/time.ts';
import { confirmedMsOf, type DwellVisit, possibleMsOf } from './dwell-visit.ts';

export type DwellCue = {
  /** `perhaps`: long enough if what is possible is true. */
  readonly word: DwellWord | 'perhaps';
  readonly cue: 'none' | 'quiet' | 'amber';
  /** Whole minutes, `confirmed` down and `possible` up, as they are shown. */
  readonly confirmedMinutes: number;
  readonly possibleMinutes: number;
};

/**
 * A quarter of an hour keeps a place quiet longest (Koper 1995): time to think of leaving, or at the
 * target's end.
 */
const quietMinutes = 15;

export function dwellCueOf(
  visit: Pick<DwellVisit, 'confirmed' | 'possible'>,
  target: Hotspot['target'],
): DwellCue {
  const confirmed = confirmedMsOf(visit) / minuteMs;
  const possible = possibleMsOf(visit) / minuteMs;
  return {
    word: wordOf(confirmed, possible, target),
    cue: cueOf(confirmed, possible, target),
    confirmedMinutes: Math.floor(confirmed),
    possibleMinutes: Math.ceil(possible),
  };
}

function wordOf(confirmed: number, possible: number, target: Hotspot['target']): DwellCue['word'] {
  const word = dwellWordOf(confirmed, target);
  return word === 'settling' && dwellWordOf(possible, target) !== 'settling' ? 'perhaps' : word;
}

function cueOf(confirmed: number, possible: number, target: Hotspot['target']): DwellCue['cue'] {
  const moveOn = moveOnAfter(target);
  if (confirmed > moveOn) return 'amber';
  const isTime = confirmed >= Math.min(quietMinutes, target.minutesMax);
  return isTime || possible > moveOn ? 'quiet' : 'none';
}
