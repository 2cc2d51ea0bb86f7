/**
 * Hotspots overlap, and nobody is in two: where two stays overlap in time, the whole of it goes to the
 * one whose middle was nearer for longer. Whole, so that walking about between two middles makes no row
 * of short visits.
 */
import { dwellLimits } from './dwell-limits.ts';
import { confirmedMsOf, type DwellVisit, visitAround } from './dwell-visit.ts';
import { lengthOf, outside, type Span, type Spans, within } from './spans.ts';
import type { Stay } from './stay.ts';
import { possibleUntil, type Watch } from './watch.ts';

type Claim = DwellVisit & { readonly nearest: Spans };

/** `t` is now; `travel` in metres a second. */
type Now = { readonly t: number; readonly travel: number };

export function visitsOneAtATime(watches: readonly Watch[], now: Now): readonly DwellVisit[] {
  return watches
    .flatMap((watch) => claimsOf(watch, now))
    .sort(byArrival)
    .reduce(settled, [])
    .sort(byArrival)
    .map(({ nearest: _nearest, ...visit }) => visit);
}

const byArrival = (a: Claim, b: Claim): number =>
  a.arrived - b.arrived || a.hotspot.localeCompare(b.hotspot, 'en-GB');

function claimsOf(watch: Watch, { t, travel }: Now): readonly Claim[] {
  const closed = watch.closed.map((stay) => claimOf(stay, stay.end?.latest ?? t));
  return watch.open ? [...closed, claimOf(watch.open, possibleUntil(watch, t, travel))] : closed;
}

const claimOf = (stay: Stay, latest: number): Claim => ({
  hotspot: stay.hotspot,
  arrived: stay.arrived,
  left: stay.end?.left,
  confirmed: stay.sure,
  possible: outside({ from: stay.earliest, to: latest }, stay.gone),
  gaps: stay.gaps,
  nearest: stay.nearest,
});

function settled(others: readonly Claim[], claim: Claim): Claim[] {
  const yielding = others.filter((other) => isStronger(claim, other));
  const kept = others.flatMap((it) =>
    yielding.includes(it) ? visitAround(it, spanOf(claim)) : [it],
  );
  const mine = others
    .filter((other) => !yielding.includes(other))
    .reduce<readonly Claim[]>(
      (parts, other) => parts.flatMap((part) => visitAround(part, spanOf(other))),
      [claim],
    );
  return [...kept, ...mine];
}

/**
 * A moment by the other middle takes nothing from a stay, nor does it break one in two before it has
 * lasted.
 */
function isStronger(claim: Claim, other: Claim): boolean {
  const [a, b] = [spanOf(claim), spanOf(other)];
  const both = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
  if (both.from >= both.to || isBrief(claim, other)) return false;
  if (isBrief(other, claim)) return true;
  const nearest = (of: Claim) => lengthOf(within(of.nearest, both));
  return nearest(claim) > nearest(other);
}

function isBrief(inner: Claim, outer: Claim): boolean {
  const [a, b] = [spanOf(inner), spanOf(outer)];
  const isWithin = b.from < a.from && a.to < b.to;
  const msMin = isWithin ? dwellLimits.withinMsMin : dwellLimits.visitMsMin;
  return confirmedMsOf(inner) < msMin && confirmedMsOf(inner) < confirmedMsOf(outer);
}

const spanOf = ({ arrived, left }: Claim): Span => ({
  from: arrived,
  to: left ?? Number.POSITIVE_INFINITY,
});
