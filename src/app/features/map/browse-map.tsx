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
import { DispersalPart } from './dispersal-part.tsx';
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
import { placeOf, useMarks } from './use-marks.ts';
import { useNearestPack } from './use-nearest-pack.ts';
import { usePaints } from './use-paints.ts';
import { positionOf, type View, worldAt } from './view.ts';

type Props = { readonly reference: Reference; readonly person: Person };

export function BrowseMap({ reference, person }: Props) {
  const { filter, setFilter } = useFilter(reference);
  const [seeks, setSeeks] = useState<Seeks>(seeksNothing);
  const [isTable, setIsTable] = useState(false);
  const whereabout = useFix(seeks.me || seeks.pack);
  const here: Position | null = whereabout.fix && [whereabout.fix.lon, whereabout.fix.lat];
  const content = useMapContent({ reference, person, filter, here });
  const shared = { reference, person, content, filter, setFilter };
  if (isTable) return <MapTables {...shared} onMap={() => setIsTable(false)} />;
  return (
    <MapInSight
      {...shared}
      whereabout={whereabout}
      seeks={seeks}
      onSeek={(what) => setSeeks({ ...seeks, [what]: true })}
      onTable={() => setIsTable(true)}
    />
  );
}

/** Why this phone's position is asked for; once asked, it stays so while the map is open. */
type Seeks = { readonly me: boolean; readonly pack: boolean };
const seeksNothing: Seeks = { me: false, pack: false };

export type MapProps = Props & {
  readonly content: MapContent;
  readonly filter: MapFilter;
  readonly setFilter: (filter: MapFilter) => void;
};

type SightProps = MapProps & {
  readonly whereabout: ReturnType<typeof useFix>;
  readonly seeks: Seeks;
  readonly onSeek: (what: keyof Seeks) => void;
  readonly onTable: () => void;
};

function MapInSight({ whereabout, seeks, onSeek, onTable, ...shared }: SightProps) {
  const { reference, person, content, filter } = shared;
  const map = useRef<MapHandle | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const layers = layersShown.value;
  const marks = useMarks(content, layers, chosen);
  const placed = layers.includes('incidents') ? content.placed : noIncidents;
  const paints = usePaints({ content, filter, layers, marks, placed, chosen, fix: whereabout.fix });
  const tap = (view: View, x: number, y: number) =>
    setChosen(chooseAt({ marks, incidents: placed }, view, x, y));
  const go = (next: Chosen) => {
    setChosen(next);
    const at = placeOf(next, content);
    if (at) map.current?.goTo(positionOf(at), 15, liftShare());
  };
  const nearest = useNearestPack({
    reference,
    day: content.day,
    whereabout,
    middle: () => map.current && middleOf(map.current.view()),
    onFound: (id) => go({ kind: 'pack', id }),
  });
  const seekPack = () => {
    onSeek('pack');
    nearest.seek();
  };
  useFollowMe(map, whereabout.fix, seeks.me);
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
        <MapControls
          map={map}
          onSeekMe={() => onSeek('me')}
          onTable={onTable}
          onPack={content.packs.length > 0 ? seekPack : null}
          isSeekingPack={nearest.isSeeking}
        />
        <MapPanel fault={seeks.me || seeks.pack ? whereabout.fault : null} {...shared}>
          {{
            chosen: chosen && (
              <ChosenCard chosen={chosen} onClose={() => setChosen(null)} {...shared} />
            ),
            dispersals: content.dispersals.length > 0 && (
              <DispersalPart onChoose={go} {...shared} />
            ),
            hotspots: <HotspotPart chosen={chosen} onChoose={go} {...shared} />,
            incidents: <IncidentPart onZone={(bounds) => map.current?.fit(bounds)} {...shared} />,
          }}
        </MapPanel>
      </div>
    </Page>
  );
}

const middleOf = (view: View): Position =>
  positionOf(worldAt(view, view.width / 2, view.height / 2));

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
