/** What is said of a rescue file, and of a phone that was cleared. */
import type { Brought, ClearedPhone, RescueFault } from '../../../device/rescues.ts';
import { kinds } from '../../../domain/records.ts';
import { type Instant, localTimeOf } from '../../../domain/time.ts';
import { counted, dayWords, timeWords } from '../../words.ts';

type Words = { readonly title: string; readonly words: string };

export const whyNotWords: Readonly<Record<RescueFault, Words>> = {
  'no-rescue-file': {
    title: 'This is no rescue file.',
    words: 'Choose the one whose name begins with beatbook-rescue.',
  },
  'other-version': {
    title: 'This file was made by a newer Beatbook.',
    words: 'Update the server, then bring it in again.',
  },
  damaged: {
    title: 'This file is damaged.',
    words: 'Ask for it once more, as it was saved: the phone can make it again.',
  },
  'not-ours': {
    title: 'This file is not sealed for this server.',
    words:
      'It is another partnership’s, or from before this server had its keys. Where there are several servers, try again.',
  },
  forged: {
    title: 'This file does not prove whose phone it is from.',
    words: 'It was not made by a phone of this partnership. Tell your administrator.',
  },
};

/** A line a kind: what is new, what was here, what was refused. */
export function faredRows(outcomes: Brought['outcomes']) {
  const named = [...new Set(outcomes.map(({ kind }) => kind))];
  const sumOf = (kind: (typeof named)[number], wanted: string) =>
    outcomes
      .filter((it) => it.kind === kind && it.result === wanted)
      .reduce((sum, { count }) => sum + count, 0);
  return named.map((kind) => ({
    key: kind ?? 'unknown',
    cells: {
      kind: kind === null ? 'Not readable' : capital(kinds[kind].plainMany),
      new: sumOf(kind, 'new'),
      known: sumOf(kind, 'known'),
      refused: sumOf(kind, 'refused'),
    },
  }));
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** “Olive Officer’s Android phone was cleared by its browser on Sun 22 Nov; 3 changes from before 01:14 never arrived.” */
export function clearedWords(
  { name, device, waiting, cameAt, noticedAt }: ClearedPhone,
  now: Instant,
  timeZone: string,
): string {
  const dayOf = (at: Instant) => localTimeOf(at, timeZone).day;
  const on = dayWords(dayOf(noticedAt), dayOf(now));
  const before = timeWords(cameAt, noticedAt, timeZone);
  return `${name}’s phone (${device}) was cleared by its browser on ${on}; ${counted(waiting, 'change')} from before ${before} never arrived.`;
}
