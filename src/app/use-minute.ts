/** The time to the minute, and again with each minute, for what turns with the clock but needs no seconds. */
import { useEffect, useState } from 'preact/hooks';
import { type Instant, minuteMs } from '../domain/time.ts';
import { usePhone } from './phone-context.tsx';

export function useMinute(): Instant {
  const { world } = usePhone();
  const [minute, setMinute] = useState(() => minuteOf(world.now()));
  useEffect(() => {
    const toNext = minuteOf(world.now()) + minuteMs - world.now();
    return world.wakeAfter(toNext, () => setMinute(minuteOf(world.now())));
  }, [world, minute]);
  return minute;
}

/** To the end of this minute: what was written in it has happened. */
export const throughMinute = (minute: Instant): Instant => minute + minuteMs - 1;

const minuteOf = (at: Instant): Instant => Math.floor(at / minuteMs) * minuteMs;
