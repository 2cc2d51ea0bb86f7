/** *Where was it?* The position and how sure it is, a hotspot by name, and zones where nothing else says them. */

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { PositionFault } from '../../../device/world.ts';
import { zonesOn } from '../../../domain/places.ts';
import type { Reference } from '../../../domain/reference.ts';
import { choicesOf, dayOf, entryNames } from '../../entry-names.ts';
import { accuracyWords } from '../../incident-words.ts';
import { usePhone } from '../../phone-context.tsx';
import { isFresh, placeOf } from '../../start-patrol.ts';
import { Button } from '../../ui/button.tsx';
import { ManyChoices } from '../../ui/choices.tsx';
import { useFix } from '../../use-fix.ts';
import { HotspotChoices } from './hotspot-choices.tsx';
import { placedFields } from './placed.ts';
import type { IncidentForm } from './use-incident-form.ts';

type Props = { readonly form: IncidentForm; readonly reference: Reference };

export function PlaceQuestion({ form, reference }: Props) {
  const { route } = useLocation();
  const { place, hotspot } = form.fields;
  return (
    <fieldset class="incident-question">
      <legend class="field-label">Where was it?</legend>
      <p class="soft">{placeWords(form, reference)}</p>
      <div class="side-by-side">
        <HereButton form={form} reference={reference} />
        <Button icon="map-pin" onClick={() => route(`/map?pin=${form.id}`)}>
          {place?.source === 'pin' ? 'Move the pin' : 'Put a pin on the map'}
        </Button>
      </div>
      <HotspotChoices form={form} reference={reference} />
      {!place && !hotspot && <ZoneChoices form={form} reference={reference} />}
    </fieldset>
  );
}

const placeWords = ({ fields }: IncidentForm, { zones }: Reference): string => {
  if (!fields.place) return 'No position is saved with this incident.';
  const inZones = entryNames(zones, fields.zones);
  const source = fields.place.source === 'pin' ? 'A pin on the map' : accuracyWords(fields.place);
  return inZones ? `${source}, in ${inZones}.` : `${source}, outside every zone.`;
};

function HereButton({ form, reference }: Props) {
  const { world } = usePhone();
  const { fix, fault } = useFix();
  const [saysNone, setSaysNone] = useState(false);
  const takeIt = () => {
    const isUsable = fix !== null && isFresh(fix, world.now());
    setSaysNone(!isUsable);
    if (isUsable) form.choose(placedFields(placeOf(fix), form.at, reference, form.fields.hotspot));
  };
  return (
    <>
      <Button icon="locate" onClick={takeIt}>
        Use where I am now
      </Button>
      {saysNone && (
        <p class="incident-no-fix" role="status">
          {noFix[fault ?? 'unavailable']}
        </p>
      )}
    </>
  );
}

const noFix: Readonly<Record<PositionFault, string>> = {
  refused:
    'Beatbook may not use this phone’s position. Allow it in the phone’s settings, or use the map.',
  unavailable:
    'The phone doesn’t know where it is yet. Step outside and try again, or use the map.',
  'not-on-this-phone': 'This phone gives no position. Use the map.',
};

function ZoneChoices({ form, reference }: Props) {
  const day = dayOf(form.at, reference);
  const { zones = [] } = form.fields;
  return (
    <ManyChoices
      legend="Which zones?"
      hint="Zones overlap: choose each one that it was in."
      options={choicesOf(zonesOn(reference, day), day, zones)}
      values={zones}
      onChange={(values) => form.choose({ zones: [...values] })}
    />
  );
}
