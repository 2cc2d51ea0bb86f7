/** *Nearest bleed kit*: one tap; where this phone has no position, from the middle of what is in sight. */
import { useEffect, useState } from 'preact/hooks';
import type { Position } from '../../../domain/ground.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { Whereabout } from '../../use-fix.ts';
import { packsFrom } from './near-packs.ts';

type Given = {
  readonly reference: Reference;
  readonly day: string;
  readonly whereabout: Whereabout;
  readonly middle: () => Position | null;
  readonly onFound: (id: string) => void;
};

export type SeekPack = {
  readonly isSeeking: boolean;
  readonly seek: () => void;
};

/** `isSeeking` until there is a fix, or a reason why there is none. */
export function useNearestPack(given: Given): SeekPack {
  const [isSeeking, setSeeking] = useState(false);
  const { fix, fault } = given.whereabout;
  const show = () => {
    const from = fix ? ([fix.lon, fix.lat] as const) : given.middle();
    const nearest = packsFrom(given.reference, given.day, from)[0];
    if (nearest) given.onFound(nearest.pack.id);
  };
  useEffect(() => {
    if (!isSeeking || (!fix && !fault)) return;
    setSeeking(false);
    show();
  }, [isSeeking, fix, fault]);
  const seek = () => {
    setSeeking(true);
    // A cold phone may take half a minute to know where it is: until then, what is near to what one looks at.
    if (!fix) show();
  };
  return { isSeeking, seek };
}
