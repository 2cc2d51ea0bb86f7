/** The map to look at: incidents as a sentence asks for them, hotspots by what they are owed. */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Position } from '../../../domain/ground.ts';
import type { Person } from '../../../domain/people.ts';
import type { Reference } from '../../../domain/reference.ts';
import { Page } from '../../ui/page.tsx';
import { useFix } from '../../use-fix.ts';
import { type Chosen, chooseAt } from './choose-at.ts';
import { ChosenCard } from './chosen-card.tsx';
import { firstExtentOf } from './extent.ts';
import { GroundMap, type MapHandle } from './ground-map.tsx';
import { HotspotPart } from './hotspot-part.tsx';
import { boundsOfZone, IncidentPart } from './incident-part.tsx';
import { isDesk, liftShare } from './lift.ts';
import { lastSight, layersShown } from './looks.ts';
import { MapControls } from './map-controls.tsx';
import { addressOf, type MapFilter, mapFilterOf } from './map-filter.ts';
import { MapPanel } from './map-panel.tsx';
import { MapTables } from './map-tables.tsx';
import { type MapContent, useMapContent } from './use-map-content.ts';
import { usePaints } from './use-paints.ts';
import { positionOf, type View } from './view.ts';

type Props = { readonly reference: Reference; readonly person: Person };

export function BrowseMap({ reference, person }: Props) {
  const { filter, setFilter } = useFilter(reference);
  const [seeksMe, setSeeksMe] = useState(false);
  const [isTable, setIsTable] = useState(false);
  const whereabout = useFix(seeksMe);
  const here: Position | null = whereabout.fix && [whereabout.fix.lon, whereabout.fix.lat];
  const content = useMapContent({ reference, person, filter, here });
  const shared = { reference, person, content, filter, setFilter };
  if (isTable) return <MapTables {...shared} onMap={() => setIsTable(false)} />;
  return (
    <MapInSight
      {...shared}
      whereabout={whereabout}
      seeksMe={seeksMe}
      onSeekMe={() => setSeeksMe(true)}
      onTable={() => setIsTable(true)}
    />
  );
}

export type MapProps = Props & {
  readonly content: MapContent;
  readonly filter: MapFilter;
  readonly setFilter: (filter: MapFilter) => void;
};

type SightProps = MapProps & {
  readonly whereabout: ReturnType<typeof useFix>;
  readonly seeksMe: boolean;
  readonly onSeekMe: () => void;
  readonly onTable: () => void;
};

function MapInSight({ whereabout, seeksMe, onSeekMe, onTable, ...shared }: SightProps) {
  const { reference, person, content, filter } = shared;
  const map = useRef<MapHandle | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const layers = layersShown.value;
  const marks = useMemo(
    () => (layers.includes('venues') ? [...content.venues, ...content.hotspots] : content.hotspots),
    [content.venues, content.hotspots, layers],
  );
  const placed = layers.includes('incidents') ? content.placed : noIncidents;
  const paints = usePaints({ content, filter, layers, marks, placed, chosen, fix: whereabout.fix });
  const tap = (view: View, x: number, y: number) =>
    setChosen(chooseAt({ marks, incidents: placed }, view, x, y));
  const go = (next: Chosen) => {
    setChosen(next);
    const mark = marks.find(({ id }) => next.kind !== 'incidents' && id === next.id);
    if (mark) map.current?.goTo(positionOf(mark.at), 15, liftShare());
  };
  useFollowMe(map, whereabout.fix, seeksMe);
  return (
    <Page title="Map" isTitleHidden width="full">
      <div class="map-frame">
        <GroundMap
          label="Map. Arrow keys move it, plus and minus zoom. The button As a table shows the same in words."
          area={reference.partnership.area}
          {...startOf(shared)}
          paints={paints}
          onTap={tap}
          onMove={(_middle, sight) => {
            lastSight.bounds = sight;
            lastSight.of = person.id;
          }}
          onReady={(handle) => {
            map.current = handle;
          }}
        />
        <MapControls map={map} onSeekMe={onSeekMe} onTable={onTable} />
        <MapPanel fault={seeksMe ? whereabout.fault : null} {...shared}>
          {{
            chosen: chosen && (
              <ChosenCard chosen={chosen} onClose={() => setChosen(null)} {...shared} />
            ),
            hotspots: <HotspotPart chosen={chosen} onChoose={go} {...shared} />,
            incidents: <IncidentPart onZone={(bounds) => map.current?.fit(bounds)} {...shared} />,
          }}
        </MapPanel>
      </div>
    </Page>
  );
}

const noIncidents: MapContent['placed'] = [];

function useFilter(reference: Reference) {
  const { query, route } = useLocation();
  const filter = useMemo(() => mapFilterOf(query, reference), [query, reference]);
  return { filter, setFilter: (next: MapFilter) => route(`/map${addressOf(next)}`, true) };
}

/** Coming back, the very same sight; for the first time, the person's ground in the part that no panel covers. */
const startOf = ({ reference, person, content: { day }, filter: { zone } }: MapProps) =>
  lastSight.bounds && lastSight.of === person.id
    ? { start: lastSight.bounds }
    : {
        start: zone
          ? boundsOfZone(reference, day, zone)
          : firstExtentOf(reference, person, day, !isDesk()),
        covered: isDesk() ? { right: 0, below: 0 } : { right: 0.2, below: 0.44 },
      };

/** The map goes to the first fix after *Find me*; later ones move the dot, not the ground under the finger. */
function useFollowMe(
  map: { readonly current: MapHandle | null },
  fix: SightProps['whereabout']['fix'],
  seeksMe: boolean,
): void {
  const hasFix = !!fix;
  useEffect(() => {
    if (seeksMe && fix) map.current?.goTo([fix.lon, fix.lat], 15, liftShare());
  }, [seeksMe, hasFix]);
}
