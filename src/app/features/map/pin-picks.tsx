/** The hotspots as buttons in a row: most incidents are at one of them. */
import type { Hotspot } from '../../../domain/reference.ts';
import { Button } from '../../ui/button.tsx';

type Props = {
  readonly hotspots: readonly Hotspot[];
  readonly onPick: (hotspot: Hotspot) => void;
};

export function PinPicks({ hotspots, onPick }: Props) {
  return (
    <ul class="pin-picks" aria-label="Hotspots to go to">
      {hotspots.map((hotspot) => (
        <li key={hotspot.id}>
          <Button onClick={() => onPick(hotspot)}>{hotspot.name}</Button>
        </li>
      ))}
    </ul>
  );
}
