/** The ground and the places on it, without what happened there: what one looks at to put a pin. */
import { useMemo } from 'preact/hooks';
import { hotspotsOn } from '../../../domain/places.ts';
import type { Reference } from '../../../domain/reference.ts';
import { groundOf } from './ground.ts';
import type { Paint } from './ink.ts';
import { hubMarksOf, placeMarksOf, premisesMarksOf } from './marks.ts';
import { groundPaintOf } from './paint-ground.ts';
import { marksPaintOf } from './paint-marks.ts';

export function usePinPaints(reference: Reference, day: string): readonly Paint[] {
  return useMemo(() => {
    const ground = groundOf(reference, day);
    const marks = [
      ...placeMarksOf(hotspotsOn(reference, day)),
      ...hubMarksOf(reference.hubs, day),
      ...premisesMarksOf(reference, day),
    ];
    return [
      groundPaintOf(ground, { hasZones: true }),
      marksPaintOf({ marks, ground, hasZones: true, chosen: null, chosenPoints: [], me: null }),
    ];
  }, [reference, day]);
}
