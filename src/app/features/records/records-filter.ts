/** Which records a list shows: whose, of which kind, and with which words in them. */
import type { Held, PhoneState } from '../../../device/phone.ts';
import type { Kind } from '../../../domain/records.ts';
import { happenedAt, recordLineOf } from './record-line.ts';

export type RecordsFilter = {
  readonly whose: 'mine' | 'others' | 'all';
  readonly kind: Kind | null;
  readonly words: string;
};

/** The latest first. */
export function recordsOf(state: PhoneState, filter: RecordsFilter): Held[] {
  const matches = wordsTest(state, filter.words);
  return [...state.records.values()]
    .filter((held) => isWhose[filter.whose](held))
    .filter((held) => filter.kind === null || held.kind === filter.kind)
    .filter(matches)
    .sort((a, b) => happenedAt(b) - happenedAt(a));
}

const isWhose: Readonly<Record<RecordsFilter['whose'], (held: Held) => boolean>> = {
  mine: ({ isMine }) => isMine,
  others: ({ isMine }) => !isMine,
  all: () => true,
};

/** Every word must be in it somewhere: what it was, where, who, its note or its receipt. */
function wordsTest({ reference, names }: PhoneState, words: string): (held: Held) => boolean {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0 || !reference) return () => true;
  return (held) => {
    const { title, detail } = recordLineOf(held, { reference, names });
    const { note = '' } = held.fields as { readonly note?: string };
    const text = [title, detail, note, held.receipt?.code].join(' ').toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
}
