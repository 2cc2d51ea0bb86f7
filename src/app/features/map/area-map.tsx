/** Says where a dispersal holds: the cross stays with its circle, the ground moves under it. It goes into the form's draft. */
import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Dispersal, DispersalArea } from '../../../domain/dispersal.ts';
import type { Position } from '../../../domain/ground.ts';
import type { Person } from '../../../domain/people.ts';
import { hotspotCentreOf, hotspotsOn, whereaboutsOf } from '../../../domain/places.ts';
import type { Reference } from '../../../domain/reference.ts';
import { dayOf } from '../../entry-names.ts';
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useChange } from '../../use-change.ts';
import { faultSentence } from '../../words.ts';
import { AreaRing } from './area-ring.tsx';
import { firstExtentOf } from './extent.ts';
import { GroundMap, type MapHandle } from './ground-map.tsx';
import { pinWords, rounded } from './pin-fields.ts';
import { PinPicks } from './pin-picks.tsx';
import { PinTools } from './pin-tools.tsx';
import { usePinPaints } from './use-pin-paints.ts';
import { positionOf, type View, worldAt } from './view.ts';
import './pin-map.css';

type Props = {
  readonly reference: Reference;
  readonly person: Person;
  /** `new`, or the record's id. */
  readonly form: string;
};

const radii = [50, 100, 200, 400, 800].map((metres) => ({
  value: String(metres),
  label: `${metres} m`,
}));

/** Near enough to see a circle of a few hundred metres whole. */
const areaZoom = 15.5;

export function AreaMap({ reference, person, form }: Props) {
  const { world } = usePhone();
  const map = useRef<MapHandle | null>(null);
  const day = dayOf(world.now(), reference);
  const { known, put, fault } = useArea(form);
  const [radiusMetres, setRadius] = useState(known?.radiusMetres ?? 100);
  const [sight, setSight] = useState<{ at: Position; view: View } | null>(null);
  const paints = usePinPaints(reference, day);
  const look = (at: Position) => map.current && setSight({ at, view: map.current.view() });
  return (
    <Page title="Where does it hold?" isTitleHidden width="full">
      <div class="map-frame map-pinning">
        <div class="pin-stage">
          <GroundMap
            label="Map. The cross in the middle is the middle of the area. Arrow keys move the ground under it."
            area={reference.partnership.area}
            start={firstExtentOf(reference, person, day, true)}
            paints={paints}
            onTap={(view, x, y) => map.current?.goTo(positionOf(worldAt(view, x, y)))}
            onMove={look}
            onReady={(handle) => {
              map.current = handle;
              const { lon, lat } = known?.centre ?? reference.partnership.centre;
              handle.goTo([lon, lat], areaZoom);
              look([lon, lat]);
            }}
          />
          {sight && <AreaRing sight={sight} radiusMetres={radiusMetres} />}
          <PinTools map={map} />
        </div>
        <div class="pin-panel">
          <PinPicks
            hotspots={hotspotsOn(reference, day)}
            onPick={(hotspot) => map.current?.goTo(hotspotCentreOf(hotspot), areaZoom)}
          />
          <Choices
            legend="How far round it?"
            required
            options={radii}
            value={String(radiusMetres)}
            onChange={(value) => setRadius(Number(value))}
          />
          <p class="pin-words" aria-live="polite">
            {sight && <Middle at={sight.at} day={day} reference={reference} />}
          </p>
          {fault && <Notice kind="attention">{faultSentence(fault)}</Notice>}
          <div class="pin-actions">
            <LinkButton href={`/dispersal/${form}`} size="field">
              Leave it
            </LinkButton>
            <Button
              kind="primary"
              size="field"
              icon="map-pin"
              onClick={() => sight && void put(circleAt(sight.at, radiusMetres))}
            >
              Put it here
            </Button>
          </div>
        </div>
      </div>
    </Page>
  );
}

type MiddleProps = { readonly at: Position; readonly day: string; readonly reference: Reference };

function Middle({ at, day, reference }: MiddleProps) {
  const { place, zones } = pinWords(whereaboutsOf(at, reference, day), reference);
  return (
    <>
      <strong>{place}</strong>
      <span>{zones}</span>
    </>
  );
}

type Circle = Extract<DispersalArea, { centre: unknown }>;

const circleAt = ([lon, lat]: Position, radiusMetres: number): Circle => ({
  centre: { lon: rounded(lon), lat: rounded(lat) },
  radiusMetres,
});

/** The circle that the form has, and the way back into it. */
function useArea(form: string) {
  const { phone, state } = usePhone();
  const { route } = useLocation();
  const { ask, fault } = useChange();
  const key = `dispersal:${form}`;
  const typed = state.drafts.get(key)?.fields ?? {};
  const { area } = { ...state.records.get(form)?.fields, ...typed } as Partial<Dispersal>;
  const put = async (circle: Circle): Promise<void> => {
    const draft = { key, kind: 'dispersal' as const, fields: { ...typed, area: circle } };
    if (await ask(phone.saveDraft(draft))) route(`/dispersal/${form}`);
  };
  return { known: area && 'centre' in area ? area : undefined, put, fault };
}
