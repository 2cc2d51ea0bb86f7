/** A place at the partnership's threshold for a case review, in words that claim no more than the count. */
import type { FlaggedPlace } from '../analysis/case-review.ts';
import type { Reference } from '../domain/reference.ts';
import { counted } from './words.ts';

/** `4 reports within 50 m of one another in 6 months` */
export const reviewWords = (
  { reports }: Pick<FlaggedPlace, 'reports'>,
  reference: Pick<Reference, 'partnership'>,
): string => `${counted(reports.length, 'report')} ${closeWords(reference)}`;

export function closeWords({ partnership }: Pick<Reference, 'partnership'>): string {
  const { withinMetres, withinMonths } = partnership.policy.caseReview;
  return `within ${withinMetres} m of one another in ${withinMonths} months`;
}

/** The flag counts; whether there is a review, people decide. */
export const reviewMeaning =
  'The threshold is reached, as far as this phone knows: whoever is harmed may ask for a case review.';
