/** How long the officer has been here, against what the hotspot asks for. */
import type { Visit } from '../../../domain/patrol.ts';
import type { Hotspot, Reference } from '../../../domain/reference.ts';
import { type Instant, minuteMs } from '../../../domain/time.ts';

export type Dwell = {
  readonly name: string;
  readonly minutes: number;
  readonly words: string;
  /** 0 just arrived, 1 the least that is asked for. */
  readonly share: number;
};

export function dwellOf(
  visit: Visit,
  { hotspots }: Pick<Reference, 'hotspots'>,
  now: Instant,
): Dwell {
  const hotspot = hotspots.find(({ id }) => id === visit.hotspot);
  const minutes = Math.max(0, Math.floor((now - visit.arrived) / minuteMs));
  return {
    name: hotspot?.name ?? visit.hotspot,
    minutes,
    words: hotspot ? targetWords(minutes, hotspot.target) : 'minutes here',
    share: hotspot ? Math.min(1, minutes / hotspot.target.minutesMin) : 0,
  };
}

function targetWords(minutes: number, { minutesMin, minutesMax }: Hotspot['target']): string {
  const aim = `${minutesMin} to ${minutesMax}`;
  if (minutes < minutesMin) return `min here · stay ${aim}`;
  return minutes <= minutesMax ? `min here · enough, of ${aim}` : `min here · longer than ${aim}`;
}
