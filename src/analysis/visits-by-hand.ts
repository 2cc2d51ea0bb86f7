/** What the officer gave by hand, and beside it what fixes saw where the hand gave nothing. */
import type { Visit } from '../domain/patrol.ts';
import { dwellLimits } from './dwell-limits.ts';
import { confirmedMsOf, type DwellVisit, visitAround } from './dwell-visit.ts';

type HandVisit = Pick<Visit, 'hotspot' | 'arrived' | 'left'>;

/**
 * The visits that fixes may add to those given by hand. At the same hotspot the hand's times are the
 * visit, and whatever the fixes saw of it goes; elsewhere they are cut to where the hand says nothing,
 * and dropped where too little of them is left. A hand visit that still runs leaves nothing after its
 * arrival.
 */
export function mergeByHand(
  byHand: readonly HandVisit[],
  byFix: readonly DwellVisit[],
): readonly DwellVisit[] {
  return byHand
    .reduce<readonly DwellVisit[]>(
      (visits, hand) => visits.flatMap((visit) => besides(hand, visit)),
      byFix,
    )
    .filter((visit) => confirmedMsOf(visit) >= dwellLimits.visitMsMin);
}

function besides(
  { hotspot, arrived, left = Number.POSITIVE_INFINITY }: HandVisit,
  visit: DwellVisit,
): readonly DwellVisit[] {
  const hand = { from: arrived, to: left };
  const overlaps = hand.from < (visit.left ?? Number.POSITIVE_INFINITY) && visit.arrived < hand.to;
  return overlaps && hotspot === visit.hotspot ? [] : visitAround(visit, hand);
}
