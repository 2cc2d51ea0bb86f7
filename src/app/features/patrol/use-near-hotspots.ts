/** Hotspots in walking order from where this phone is. */
import { useMemo } from 'preact/hooks';
import type { PositionFault } from '../../../device/world.ts';
import { hotspotsNear, type NearHotspot } from '../../../domain/hotspots-near.ts';
import { whereaboutsOfPlace } from '../../../domain/new-incident.ts';
import type { Patrol } from '../../../domain/patrol.ts';
import type { Reference } from '../../../domain/reference.ts';
import { minuteMs } from '../../../domain/time.ts';
import { dayOf } from '../../entry-names.ts';
import { usePhone } from '../../phone-context.tsx';
import { useFix } from '../../use-fix.ts';

type Near = {
  readonly near: readonly NearHotspot[];
  /** The hotspot whose ground one stands on, where the fix is sure enough to say so. */
  readonly here: string | undefined;
  readonly fault: PositionFault | null;
};

/** A phone that lies still is told of no new position; five minutes of walking change the order by a place or two. */
const ageMaxMs = 5 * minuteMs;

export function useNearHotspots({ zones }: Pick<Patrol, 'zones'>, reference: Reference): Near {
  const { world } = usePhone();
  const { fix, fault } = useFix();
  const fresh = fix && world.now() - fix.at <= ageMaxMs ? fix : null;
  return useMemo(() => {
    const now = world.now();
    const day = dayOf(now, reference);
    const near = hotspotsNear(reference, { day, from: fresh && [fresh.lon, fresh.lat], zones });
    const here = fresh ? whereaboutsOfPlace(fresh, now, reference).hotspot : undefined;
    return { near, here, fault };
  }, [fresh, fault, zones, reference, world]);
}
