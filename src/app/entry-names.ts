/** Entries of the partnership's lists, as pages show them: a name for an id, and choices that hold today. */
import type { ListEntry, Reference } from '../domain/reference.ts';
import { type Instant, isValidOn, localTimeOf } from '../domain/time.ts';
import type { Choice } from './ui/choices.tsx';

type Named = { readonly id: string; readonly name: string };
type Dated = Named & Pick<ListEntry, 'validFrom' | 'validTo' | 'plain'>;

/** An entry that left the list still stands in old records: its id is better than a hole. */
export const entryName = (entries: readonly Named[], id: string | undefined): string =>
  entries.find((entry) => entry.id === id)?.name ?? id ?? '';

/** Names have commas in them and begin with a capital: only a semicolon says where the next one starts. */
export const listedNames = (names: readonly string[]): string => names.join('; ');

export const entryNames = (entries: readonly Named[], ids: readonly string[] = []): string =>
  listedNames(ids.map((id) => entryName(entries, id)));

/** Those that hold on `day`, and those chosen already, so that none vanishes from under a record. */
export const choicesOf = (
  entries: readonly Dated[],
  day: string,
  chosen: readonly string[] = [],
): Choice[] =>
  entries
    .filter((entry) => isValidOn(entry, day) || chosen.includes(entry.id))
    .map(({ id, name, plain }) => ({ value: id, label: name, hint: plain }));

export const dayOf = (at: Instant, { partnership }: Pick<Reference, 'partnership'>): string =>
  localTimeOf(at, partnership.timeZone).day;
