/** Hotspots in walking order from where this phone is. */
import { useMemo } from 'preact/hooks';
import type { PositionFault } from '../../../device/world.ts';
import { hotspotsNear, type NearHotspot } from '../../../domain/hotspots-near.ts';
import { whereaboutsOfPlace } from '../../../domain/new-incident.ts';
import type { Patrol } from '../../../domain/patrol.ts';
import type { Reference } from '../../../domain/reference.ts';
import { dayOf } from '../../entry-names.ts';
import { usePhone } from '../../phone-context.tsx';
import { isFresh } from '../../start-patrol.ts';
import { useFix } from '../../use-fix.ts';

type Near = {
  readonly near: readonly NearHotspot[];
  /** The hotspot whose ground one stands on, where the fix is sure enough to say so. */
  readonly here: string | undefined;
  readonly fault: PositionFault | null;
};

export function useNearHotspots({ zones }: Pick<Patrol, 'zones'>, reference: Reference): Near {
  const { world } = usePhone();
  const { fix, fault } = useFix();
  const fresh = fix && isFresh(fix, world.now()) ? fix : null;
  return useMemo(() => {
    const now = world.now();
    const day = dayOf(now, reference);
    const near = hotspotsNear(reference, { day, from: fresh && [fresh.lon, fresh.lat], zones });
    const here = fresh ? whereaboutsOfPlace(fresh, now, reference).hotspot : undefined;
    return { near, here, fault };
  }, [fresh, fault, zones, reference, world]);
}
