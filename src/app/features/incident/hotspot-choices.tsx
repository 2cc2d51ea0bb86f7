/** The hotspots, nearest first; a few at once and the rest behind one more tap. */
import { useState } from 'preact/hooks';
import type { Position } from '../../../domain/ground.ts';
import { hotspotCentreOf } from '../../../domain/places.ts';
import type { Reference } from '../../../domain/reference.ts';
import { distanceWords } from '../../incident-words.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { latestFix } from '../../use-fix.ts';
import { hotspotFields, hotspotsNear, type NearHotspot } from './placed.ts';
import type { IncidentForm } from './use-incident-form.ts';

type Props = { readonly form: IncidentForm; readonly reference: Reference };

const nearMax = 4;

export function HotspotChoices({ form, reference }: Props) {
  const { place, hotspot } = form.fields;
  const [showsAll, setShowsAll] = useState(false);
  const from = place ?? latestFix();
  const near = from ? ([from.lon, from.lat] as const) : middleOf(hotspot, reference);
  const all = hotspotsNear(reference, form.at, near);
  const shown = all.filter((it, nth) => showsAll || nth < nearMax || it.hotspot.id === hotspot);
  return (
    <div>
      <Choices
        legend="At a hotspot?"
        hint={near ? 'Nearest first.' : undefined}
        options={shown.map((it) => toChoice(it, from !== null))}
        value={hotspot}
        notKnown="Not at a hotspot"
        onChange={(value) => form.choose(hotspotFields(value, form.at, reference, !!place))}
      />
      {all.length > shown.length && (
        <Button kind="quiet" aria-expanded={showsAll} onClick={() => setShowsAll(true)}>
          All {all.length} hotspots
        </Button>
      )}
    </div>
  );
}

/** How far is only said from where somebody was, not from the middle of a hotspot. */
const toChoice = ({ hotspot, metres }: NearHotspot, isMeasured: boolean) => ({
  value: hotspot.id,
  label: hotspot.name,
  hint: isMeasured && metres !== null ? distanceWords(metres) : undefined,
});

const middleOf = (hotspot: string | undefined, { hotspots }: Reference): Position | null => {
  const found = hotspots.find(({ id }) => id === hotspot);
  return found ? hotspotCentreOf(found) : null;
};
