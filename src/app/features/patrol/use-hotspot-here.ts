/** The hotspot whose ground this phone stands on, where the fix is sure enough to say so. */
import { useMemo } from 'preact/hooks';
import { whereaboutsOfPlace } from '../../../domain/new-incident.ts';
import type { Reference } from '../../../domain/reference.ts';
import { minuteMs } from '../../../domain/time.ts';
import { usePhone } from '../../phone-context.tsx';
import { useFix } from '../../use-fix.ts';

/** A phone that lies still is told of no new position. */
const ageMaxMs = 5 * minuteMs;

export function useHotspotHere(reference: Reference): string | undefined {
  const { world } = usePhone();
  const { fix } = useFix();
  const fresh = fix && world.now() - fix.at <= ageMaxMs ? fix : null;
  return (
    useMemo(
      () => fresh && whereaboutsOfPlace(fresh, world.now(), reference).hotspot,
      [fresh, reference, world],
    ) ?? undefined
  );
}
