/** What the app made of a walk, against what was true. */
import { hereOf, newDwell, stepDwell, visitsOf } from '../../../src/analysis/dwell.ts';
import { dwellPlacesOf } from '../../../src/analysis/dwell-place.ts';
import { confirmedMsOf, possibleMsOf } from '../../../src/analysis/dwell-visit.ts';
import { insideMsOf, startedAt, type Walk } from './walk.ts';

/** Of all hotspots of the walk together: one, or two that overlap and are counted as one ground. */
export type Verdict = {
  readonly insideMs: number;
  readonly visits: number;
  readonly confirmedMs: number;
  readonly possibleMs: number;
  /** From arriving to leaving, as a record would read. */
  readonly stayMs: number;
  /** Times that the phone said one had left, while one was inside. */
  readonly falseExits: number;
};

const slackMs = 250;

export const errorMsOf = ({ stayMs, insideMs }: Verdict): number => Math.abs(stayMs - insideMs);
export const widthMsOf = ({ possibleMs, confirmedMs }: Verdict): number => possibleMs - confirmedMs;
export const holdsTruth = ({ confirmedMs, possibleMs, insideMs }: Verdict): boolean =>
  confirmedMs <= insideMs + slackMs && possibleMs >= insideMs - slackMs;

/** Steps through the walk as the phone would, and asks after each fix where it thinks it is. */
export function judge(walk: Walk): Verdict {
  const ids = walk.hotspots.map(({ id }) => id);
  const places = dwellPlacesOf(walk.hotspots);
  let state = newDwell('foot');
  let wasHere = false;
  let falseExits = 0;
  for (const { seen, trueMs } of walk.seen) {
    state = stepDwell(state, seen, places);
    const isHere = hereOf(state, seen.at) !== undefined;
    if (wasHere && !isHere && ids.some((id) => walk.isInAt(id, trueMs))) falseExits += 1;
    wasHere = isHere;
  }
  const visits = visitsOf(state, walk.seen.at(-1)?.seen.at ?? startedAt);
  return {
    insideMs: insideMsOf(walk, ids),
    visits: visits.length,
    confirmedMs: sum(visits.map(confirmedMsOf)),
    possibleMs: sum(visits.map(possibleMsOf)),
    stayMs: sum(visits.map(({ arrived, left = Number.NaN }) => left - arrived)),
    falseExits,
  };
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
