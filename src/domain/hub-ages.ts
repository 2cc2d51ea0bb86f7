/** Which age bands a hub takes: those that lie wholly within its ages, so that nobody is sent in vain. */
import type { Hub, Reference } from './reference.ts';

type AgeBand = Reference['lists']['referralAges'][number];

export const takesAge = (
  { ages }: Pick<Hub, 'ages'>,
  band: Pick<AgeBand, 'from' | 'to'>,
): boolean => band.from >= ages.from && band.to <= ages.to;
