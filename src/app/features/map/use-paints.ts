/** The map's three layers, each painted anew only when what it shows has changed. */
import { useMemo } from 'preact/hooks';
import type { Fix } from '../../../device/world.ts';
import type { Chosen, Placed } from './choose-at.ts';
import type { Paint } from './ink.ts';
import type { LayerName } from './looks.ts';
import type { MapFilter } from './map-filter.ts';
import type { Mark } from './marks.ts';
import { groundPaintOf } from './paint-ground.ts';
import { incidentsPaintOf } from './paint-incidents.ts';
import { marksPaintOf } from './paint-marks.ts';
import type { MapContent } from './use-map-content.ts';
import { worldOf } from './view.ts';

type Shown = {
  readonly content: MapContent;
  readonly filter: Pick<MapFilter, 'zone'>;
  readonly layers: readonly LayerName[];
  readonly marks: readonly Mark[];
  readonly placed: readonly Placed[];
  readonly chosen: Chosen | null;
  readonly fix: Fix | null;
};

export function usePaints({
  content: { ground },
  filter: { zone },
  layers,
  marks,
  placed,
  chosen,
  fix,
}: Shown): readonly Paint[] {
  const hasZones = layers.includes('zones');
  const below = useMemo(
    () => groundPaintOf(ground, { hasZones, chosenZone: zone }),
    [ground, hasZones, zone],
  );
  const incidents = useMemo(() => incidentsPaintOf(placed.map(({ at }) => at)), [placed]);
  const above = useMemo(
    () =>
      marksPaintOf({
        marks,
        ground,
        hasZones,
        chosen: chosen && chosen.kind !== 'incidents' ? chosen : null,
        chosenPoints: pointsOf(chosen, placed),
        me: fix && { at: worldOf([fix.lon, fix.lat]), accuracyMetres: fix.accuracyMetres },
      }),
    [marks, ground, hasZones, chosen, placed, fix],
  );
  return [below, incidents, above];
}

const pointsOf = (chosen: Chosen | null, placed: readonly Placed[]) =>
  chosen?.kind === 'incidents'
    ? placed.filter(({ id }) => chosen.ids.includes(id)).map(({ at }) => at)
    : [];
