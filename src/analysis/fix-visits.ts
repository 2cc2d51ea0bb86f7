/** The visits of a patrol as its record has them, once its track has had its say. */
import { type Visit, visitsMax } from '../domain/patrol.ts';
import { secondMs } from '../domain/time.ts';
import { confirmedMsOf, type DwellVisit, possibleMsOf } from './dwell-visit.ts';
import { mergeByHand } from './visits-by-hand.ts';

type Own = {
  /** Whether a visit, by its id, was worked out from this track: all others are given, and stand. */
  readonly isOwn: (id: string) => boolean;
  readonly newId: () => string;
};

/**
 * A visit that still runs is not put in: it changes with every fix, and each change would travel. One that
 * ended and goes on after all stays as it was until it ends again.
 */
export function visitsTold(
  visits: readonly Visit[],
  told: readonly DwellVisit[],
  { isOwn, newId }: Own,
): Visit[] {
  const given = visits.filter(({ id }) => !isOwn(id));
  const own = visits.filter(({ id }) => isOwn(id));
  const left = new Set(own);
  const merged = mergeByHand(given, told).flatMap((visit) => {
    const known = [...left].find((it) => isSameStay(it, visit));
    if (known) left.delete(known);
    if (visit.left === undefined) return known ? [known] : [];
    return [toVisit(visit, visit.left, known?.id ?? newId())];
  });
  return [...given, ...merged].sort((a, b) => a.arrived - b.arrived).slice(0, visitsMax);
}

const isSameStay = (a: Visit, b: DwellVisit): boolean =>
  a.hotspot === b.hotspot && a.arrived < (b.left ?? Infinity) && b.arrived < (a.left ?? Infinity);

const toVisit = (visit: DwellVisit, left: number, id: string): Visit => ({
  id,
  hotspot: visit.hotspot,
  arrived: Math.round(visit.arrived),
  left: Math.round(left),
  source: 'fix',
  confirmedSeconds: secondsOf(confirmedMsOf(visit)),
  possibleSeconds: secondsOf(possibleMsOf(visit)),
});

const secondsOf = (ms: number): number => Math.round(ms / secondMs);
