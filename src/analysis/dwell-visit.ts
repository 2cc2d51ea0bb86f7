/** A visit to a hotspot as fixes tell it. */
import { type Instant, secondMs } from '../domain/time.ts';
import { lengthOf, outside, type Span, type Spans, within } from './spans.ts';

export type DwellVisit = {
  readonly hotspot: string;
  /** The best guess. */
  readonly arrived: Instant;
  /** The best guess; `undefined` while they are there. */
  readonly left: Instant | undefined;
  /** Surely there: between fixes inside that leave no time to have gone away. */
  readonly confirmed: Spans;
  /**
   * Perhaps there: with coming and leaving at their earliest and latest, and silences that begin and
   * end inside.
   */
  readonly possible: Spans;
  /** Without any fix. */
  readonly gaps: Spans;
};

export const confirmedMsOf = ({ confirmed }: Pick<DwellVisit, 'confirmed'>): number =>
  lengthOf(confirmed);
export const possibleMsOf = ({ possible }: Pick<DwellVisit, 'possible'>): number =>
  lengthOf(possible);

/** As a record keeps them: whole, and promising no more than is sure and no less than is possible. */
export const visitSecondsOf = (visit: Pick<DwellVisit, 'confirmed' | 'possible'>) => ({
  confirmedSeconds: Math.floor(confirmedMsOf(visit) / secondMs),
  possibleSeconds: Math.ceil(possibleMsOf(visit) / secondMs),
});

/** What is left of a visit around a span that belongs to another: nothing, one part or two. */
export function visitAround<V extends DwellVisit>(visit: V, { from, to }: Span): readonly V[] {
  const { arrived, left = Number.POSITIVE_INFINITY } = visit;
  if (from >= to || to <= arrived || from >= left) return [besides(visit, { from, to })];
  return [
    ...(from > arrived ? [clipped(visit, { from: Number.NEGATIVE_INFINITY, to: from })] : []),
    ...(to < left ? [clipped(visit, { from: to, to: Number.POSITIVE_INFINITY })] : []),
  ];
}

/** Before or after it, they cannot have been there in another's time either. */
const besides = <V extends DwellVisit>(visit: V, span: Span): V => ({
  ...visit,
  possible: visit.possible.flatMap((part) => outside(part, [span])),
});

function clipped<V extends DwellVisit>(visit: V, bounds: Span): V {
  const { arrived, left = Number.POSITIVE_INFINITY } = visit;
  const end = Math.min(left, bounds.to);
  return {
    ...visit,
    arrived: Math.max(arrived, bounds.from),
    left: end === Number.POSITIVE_INFINITY ? undefined : end,
    confirmed: within(visit.confirmed, bounds),
    possible: within(visit.possible, bounds),
    gaps: within(visit.gaps, bounds),
  };
}
