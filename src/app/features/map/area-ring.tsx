/** A circle of so many metres round the cross; as large on the ground at every zoom. */
import type { Position } from '../../../domain/ground.ts';
import { pixelsOf, type View, worldOf } from './view.ts';

type Props = {
  readonly sight: { readonly at: Position; readonly view: View };
  readonly radiusMetres: number;
};

export function AreaRing({ sight: { at, view }, radiusMetres }: Props) {
  const radius = Math.round(pixelsOf(radiusMetres, worldOf(at), view));
  return (
    <svg
      class="area-ring"
      width={2 * radius + 4}
      height={2 * radius + 4}
      aria-hidden="true"
      focusable="false"
    >
      <circle cx={radius + 2} cy={radius + 2} r={radius} />
    </svg>
  );
}
