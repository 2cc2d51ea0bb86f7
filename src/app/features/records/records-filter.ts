/** Which records a list shows: whose, of which kind, and with which words in them. */
import type { Held, PhoneState } from '../../../device/phone.ts';
import type { Kind } from '../../../domain/records.ts';
import { happenedAt, recordLineOf } from '../../record-line.ts';

export type RecordsFilter = {
  readonly whose: 'mine' | 'others' | 'all';
  readonly kind: Kind | null;
  readonly words: string;
};

type Seen = Pick<PhoneState, 'records' | 'reference' | 'names'>;

/** The latest first. */
export function recordsOf(state: Seen, filter: RecordsFilter): Held[] {
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
function wordsTest({ reference, names }: Seen, words: string): (held: Held) => boolean {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0 || !reference) return () => true;
  return (held) => {
    const text = textOf(held, { reference, names });
    return wanted.every((word) => text.includes(word));
  };
}

type About = Required<Parameters<typeof recordLineOf>[1]>;

/** A record never changes, it is replaced: its text is worked out once, not at every letter of a search. */
const texts = new WeakMap<Held, { readonly text: string; readonly about: About }>();

function textOf(held: Held, about: About): string {
  const known = texts.get(held);
  if (known?.about.reference === about.reference && known.about.names === about.names)
    return known.text;
  const { title, detail } = recordLineOf(held, about);
  const { note = '' } = held.fields as { readonly note?: string };
  const text = [title, detail, note, held.receipt?.code].join(' ').toLowerCase();
  texts.set(held, { text, about });
  return text;
}
