/** What pages said, and what people did since: the book that everything is held against at the end. */
import type { Kind } from '../../../src/domain/records.ts';

/** What a page last showed of a fact as saved, and what was written since: it may be there or not. */
export type Fact = { saved: string; readonly asked: string[] };

export type Shown = {
  readonly id: string;
  readonly author: string;
  readonly kind: Kind;
  readonly facts: Map<FactName, Fact>;
  /** `asked`: it may be gone. `gone`: the page said so. `never`: it said that it never was. */
  removal: null | 'asked' | 'gone' | 'never';
  /** The receipt that a page showed. */
  receipt: string | null;
};

export type FactName = 'note' | 'name' | 'hasEnded';

export type Book = {
  readonly shown: Map<string, Shown>;
  /** Taps that make a record. One whose end nobody saw may have made one or not. */
  readonly makings: { readonly author: string; readonly kind: Kind; isSeen: boolean }[];
};

export const newBook = (): Book => ({ shown: new Map(), makings: [] });

/** A page shows the record as saved; nothing is known of what is in it yet. */
export function noteShown(book: Book, one: Pick<Shown, 'id' | 'author' | 'kind'>): Shown {
  const shown: Shown = book.shown.get(one.id) ?? {
    ...one,
    facts: new Map(),
    removal: null,
    receipt: null,
  };
  book.shown.set(one.id, shown);
  return shown;
}

export function noteAsked({ facts }: Shown, name: FactName, value: string): void {
  const fact = facts.get(name) ?? { saved: '', asked: [] };
  fact.asked.push(value);
  facts.set(name, fact);
}

export const noteSaved = ({ facts }: Shown, name: FactName, value: string): void =>
  void facts.set(name, { saved: value, asked: [] });

/** Whether the fact may be so at the end. */
export const isExpected = ({ saved, asked }: Fact, value: string): boolean =>
  [saved, ...asked].includes(value);

export const standing = (book: Book, author: string): Shown[] =>
  [...book.shown.values()].filter((it) => it.author === author && it.removal === null);
