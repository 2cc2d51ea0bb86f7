/** What a dispersal authorisation allows, in plain words; the numbers are the partnership's policy. */
import type { Reference } from '../domain/reference.ts';
import { dayWords } from './words.ts';

export function dispersalLimits({
  partnership,
}: Pick<Reference, 'partnership'>): readonly string[] {
  const { ageMin, exclusionHoursMax, takenHomeUnder } = partnership.policy.dispersal;
  return [
    `A uniformed officer may tell somebody aged ${ageMin} or over to leave the area and to stay away, for ${exclusionHoursMax} hours at most. In writing where that can be done.`,
    `Somebody who looks under ${takenHomeUnder} may be taken home or to a safe place.`,
    'Nobody may be kept from their home, work or school, from a doctor, or from a court they must go to.',
  ];
}

export const dispersalLimitsAsAt = ({ partnership }: Pick<Reference, 'partnership'>): string =>
  `Anti-social Behaviour, Crime and Policing Act 2014, sections 34 to 36, as at ${dayWords(partnership.policy.asAt, '')}.`;
