/**
 * What did you see? One tap saves it. The order is worked out when the page comes and then stays: a tile that moves
 * under a thumb logs the wrong thing.
 */

import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { PhoneState } from '../../../device/phone.ts';
import type { Incident } from '../../../domain/incident.ts';
import { whereaboutsOfPlace } from '../../../domain/new-incident.ts';
import type { IncidentType, Reference } from '../../../domain/reference.ts';
import type { Fault } from '../../../domain/result.ts';
import type { Instant } from '../../../domain/time.ts';
import { logIncident } from '../../log-incident.ts';
import { usePhone } from '../../phone-context.tsx';
import { isFresh, placeOf } from '../../start-patrol.ts';
import { iconNamed } from '../../ui/icons.ts';
import { Tile, Tiles } from '../../ui/tile.tsx';
import { latestFix } from '../../use-fix.ts';
import { orderTiles } from './tile-order.ts';

type Props = {
  readonly reference: Reference;
  /** The hotspot of the open visit; where there is none, the last fix may know one. */
  readonly visited?: string | undefined;
  readonly onFault: (fault: Fault) => void;
};

const tilesMax = 6;

export function KindTiles({ reference, visited, onFault }: Props) {
  const { phone, world, state } = usePhone();
  const { route } = useLocation();
  const [tiles] = useState(() => tilesNow(state, reference, world.now(), visited));
  const isLogging = useRef(false);
  const log = async (typeId: string) => {
    // A second tap in the same breath is the same tap.
    if (isLogging.current) return;
    isLogging.current = true;
    const logged = await logIncident(phone, world, typeId);
    isLogging.current = false;
    if (logged.ok) route(`/incident/${logged.value}`);
    else onFault(logged.fault);
  };
  return (
    <div class="kind-tiles">
      <Tiles>
        {tiles.map(({ id, short, icon }) => (
          <Tile key={id} icon={iconNamed(icon)} onClick={() => log(id)}>
            {short}
          </Tile>
        ))}
        <Tile icon="ellipsis" href="/incident/new">
          Something else
        </Tile>
      </Tiles>
    </div>
  );
}

function tilesNow(
  { records }: PhoneState,
  reference: Reference,
  at: Instant,
  visited: string | undefined,
): IncidentType[] {
  const own = [...records.values()]
    .filter(({ kind, isMine }) => kind === 'incident' && isMine)
    .map(({ fields }) => fields as Partial<Incident>);
  const hotspot = visited ?? hotspotOfFix(reference, at);
  const { timeZone } = reference.partnership;
  return orderTiles(reference.incidentTypes, own, { at, timeZone, hotspot }).slice(0, tilesMax);
}

function hotspotOfFix(reference: Reference, at: Instant): string | undefined {
  const fix = latestFix();
  return fix && isFresh(fix, at)
    ? whereaboutsOfPlace(placeOf(fix), at, reference).hotspot
    : undefined;
}
