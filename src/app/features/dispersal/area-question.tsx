/** *Where does it hold?* A hotspot, a zone, or a circle round a pin on the map. */
import { useState } from 'preact/hooks';
import type { DispersalArea } from '../../../domain/dispersal.ts';
import { hotspotsOn, zonesOn } from '../../../domain/places.ts';
import type { Reference } from '../../../domain/reference.ts';
import { areaWords } from '../../area-words.ts';
import { choicesOf, dayOf } from '../../entry-names.ts';
import { Choices } from '../../ui/choices.tsx';
import { FieldError } from '../../ui/field.tsx';
import { LinkButton } from '../../ui/link-button.tsx';

type Where = 'hotspot' | 'zone' | 'pin';

const ways = [
  { value: 'hotspot', label: 'A hotspot' },
  { value: 'zone', label: 'A whole zone' },
  { value: 'pin', label: 'Round a pin' },
] as const;

type Props = {
  readonly id: string;
  /** Names the form to the map, which puts the pin into its draft. */
  readonly form: string;
  readonly area: DispersalArea | undefined;
  readonly from: number;
  readonly reference: Reference;
  readonly error: string | undefined;
  readonly onChange: (area: DispersalArea) => void;
};

export function AreaQuestion({ id, form, area, from, reference, error, onChange }: Props) {
  const [way, setWay] = useState<Where>(() => wayOf(area));
  const day = dayOf(from, reference);
  return (
    <div class={error ? 'dispersal-area field-wrong' : 'dispersal-area'} id={id} tabIndex={-1}>
      <Choices
        legend="Where does it hold?"
        required
        options={ways}
        value={way}
        onChange={(value) => setWay((value ?? 'hotspot') as Where)}
      />
      <FieldError id={id} error={error} />
      {way === 'hotspot' && (
        <Choices
          legend="Which hotspot?"
          required
          options={choicesOf(hotspotsOn(reference, day), day)}
          value={area && 'hotspot' in area ? area.hotspot : null}
          onChange={(hotspot) => hotspot && onChange({ hotspot })}
        />
      )}
      {way === 'zone' && (
        <Choices
          legend="Which zone?"
          required
          options={choicesOf(zonesOn(reference, day), day)}
          value={area && 'zone' in area ? area.zone : null}
          onChange={(zone) => zone && onChange({ zone })}
        />
      )}
      {way === 'pin' && (
        <div class="stack">
          <p>{area && 'centre' in area ? areaWords(area, reference) : 'No pin is put yet.'}</p>
          <LinkButton icon="map-pin" href={`/map?area=${form}`}>
            {area && 'centre' in area ? 'Move the pin' : 'Put a pin on the map'}
          </LinkButton>
        </div>
      )}
    </div>
  );
}

function wayOf(area: DispersalArea | undefined): Where {
  if (area && 'centre' in area) return 'pin';
  return area && 'zone' in area ? 'zone' : 'hotspot';
}
