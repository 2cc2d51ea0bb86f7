/** Says where an incident was: the cross in the middle stays, the ground moves under it. */

import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Held } from '../../../device/phone.ts';
import type { Position } from '../../../domain/ground.ts';
import type { Person } from '../../../domain/people.ts';
import { hotspotCentreOf, hotspotsOn, whereaboutsOf } from '../../../domain/places.ts';
import type { Fields } from '../../../domain/records.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { Fault } from '../../../domain/result.ts';
import { localTimeOf } from '../../../domain/time.ts';
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { latestFix } from '../../use-fix.ts';
import { faultSentence } from '../../words.ts';
import { firstExtentOf } from './extent.ts';
import { GroundMap, type MapHandle } from './ground-map.tsx';
import { pinFieldsOf, pinWords } from './pin-fields.ts';
import { PinPicks } from './pin-picks.tsx';
import { PinTools } from './pin-tools.tsx';
import { usePinPaints } from './use-pin-paints.ts';
import { positionOf, worldAt } from './view.ts';
import './pin-map.css';

type Props = {
  readonly reference: Reference;
  readonly person: Person;
  readonly recordId: string;
};

export function PinMap({ recordId, ...props }: Props) {
  const { state } = usePhone();
  const held = state.records.get(recordId);
  if (held?.kind !== 'incident') {
    return (
      <Page title="Where was it?">
        <EmptyState
          title="That incident is not on this phone"
          icon="map-pin"
          action={<LinkButton href="/map">Look at the map</LinkButton>}
        >
          It may have been taken back, or be outside your zones.
        </EmptyState>
      </Page>
    );
  }
  return <PinHeld {...props} incident={held as Held<'incident'>} />;
}

type HeldProps = Omit<Props, 'recordId'> & { readonly incident: Held<'incident'> };

/** Near enough to tell one doorway from the next. */
const pinZoom = 17;

function PinHeld({ reference, person, incident }: HeldProps) {
  const map = useRef<MapHandle | null>(null);
  const { day } = localTimeOf(
    incident.fields.from ?? incident.createdAt,
    reference.partnership.timeZone,
  );
  const [at, setAt] = useState<Position | null>(null);
  const paints = usePinPaints(reference, day);
  const whereabouts = at && whereaboutsOf(at, reference, day);
  const { put, isBusy, fault } = usePut(incident.id);
  return (
    <Page title="Where was it?" isTitleHidden width="full">
      <div class="map-frame map-pinning">
        <div class="pin-stage">
          <GroundMap
            label="Map. The cross in the middle is where the incident was. Arrow keys move the ground under it."
            area={reference.partnership.area}
            start={firstExtentOf(reference, person, day, true)}
            paints={paints}
            onTap={(view, x, y) => map.current?.goTo(positionOf(worldAt(view, x, y)))}
            onMove={setAt}
            onReady={(handle) => {
              map.current = handle;
              const known = knownPlaceOf(incident);
              if (known) handle.goTo(known, pinZoom);
            }}
          />
          <PinTools map={map} />
        </div>
        <div class="pin-panel">
          <p class="map-hint">Tap where it was, or move the map under the cross.</p>
          <PinPicks
            hotspots={hotspotsOn(reference, day)}
            onPick={(hotspot) => map.current?.goTo(hotspotCentreOf(hotspot), pinZoom)}
          />
          <p class="pin-words" aria-live="polite">
            {whereabouts && <PinWords {...pinWords(whereabouts, reference)} />}
          </p>
          {fault && <Notice kind="attention">{faultSentence(fault)}</Notice>}
          <div class="pin-actions">
            <LinkButton href={`/incident/${incident.id}`} size="field">
              Leave it
            </LinkButton>
            <Button
              kind="primary"
              size="field"
              icon="map-pin"
              busy={isBusy}
              busyWords="Saving"
              onClick={() => at && whereabouts && put(pinFieldsOf(at, whereabouts))}
            >
              Put it here
            </Button>
          </div>
        </div>
      </div>
    </Page>
  );
}

/** Where it was put before, or where this phone is; nothing where neither is known. */
function knownPlaceOf({ fields }: Held<'incident'>): Position | null {
  const known = fields.place ?? latestFix();
  return known && [known.lon, known.lat];
}

const PinWords = ({ place, zones }: ReturnType<typeof pinWords>) => (
  <>
    <strong>{place}</strong>
    <span>{zones}</span>
  </>
);

function usePut(id: string) {
  const { phone } = usePhone();
  const { route } = useLocation();
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const put = async (fields: Fields): Promise<void> => {
    setIsBusy(true);
    const put = await phone.change(id, fields);
    setIsBusy(false);
    if (put.ok) route(`/incident/${id}`);
    else setFault(put.fault);
  };
  return { put, isBusy, fault };
}
