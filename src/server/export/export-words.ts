/** What every exported file needs: names of what the records name, local times, its own heading. */
import { periodWords } from '../../analysis/period-words.ts';
import type { Period } from '../../domain/figures.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Instant } from '../../domain/time.ts';
import { newLocalIso } from './local-iso.ts';

export type Frame = {
  readonly reference: Reference;
  readonly period: Period;
  readonly now: Instant;
  readonly isDemonstration: boolean;
};

export type Names = (id: string | undefined) => string;

type Entry = { readonly id: string; readonly name: string };

/** An id that is on no list any more is still better than nothing. */
export function namesOf(entries: readonly Entry[]): Names {
  const names = new Map(entries.map(({ id, name }) => [id, name]));
  return (id) => (id === undefined ? '' : (names.get(id) ?? id));
}

export const joined = (ids: readonly string[] | undefined, names: Names): string =>
  (ids ?? []).map(names).join('; ');

/** Handling, as the Government Security Classifications have it: everything here is at least this. */
export const marking = 'OFFICIAL';

/** The first cell of a file says what it is before anybody counts with it. */
export function headingOf(
  what: string,
  { reference, period, now, isDemonstration }: Frame,
): string {
  const madeAt = newLocalIso(reference.partnership.timeZone)(now);
  const heading = `${reference.partnership.name}: ${what}, ${periodWords(period)}. ${marking}. Made ${madeAt}.`;
  return isDemonstration ? `DEMONSTRATION: every record here is made up. ${heading}` : heading;
}

export const demonstrationWord = (isDemonstration: boolean | undefined): string =>
  isDemonstration ? 'demonstration' : '';
