/** What a tap on the map means: a mark, the incidents under the finger, or nothing. */
import { gridOf } from './grid.ts';
import { type Mark, type MarkName, markAt } from './marks.ts';
import type { View, WorldPoint } from './view.ts';

export type Chosen =
  | MarkName
  /** Indexes among the incidents shown, nearest first. */
  | { readonly kind: 'incidents'; readonly ids: readonly string[] };

export type Placed = { readonly id: string; readonly at: WorldPoint };

const fingerPixels = 20;

export function chooseAt(
  { marks, incidents }: { readonly marks: readonly Mark[]; readonly incidents: readonly Placed[] },
  view: View,
  x: number,
  y: number,
): Chosen | null {
  const touched = markAt(marks, view, x, y);
  if (touched?.isOn) return nameOf(touched.mark);
  const points = incidents.map(({ at }) => at);
  const under = gridOf(points, view).near(x, y, fingerPixels);
  if (under.length > 0) {
    return { kind: 'incidents', ids: under.flatMap((index) => incidents[index]?.id ?? []) };
  }
  return touched && nameOf(touched.mark);
}

const nameOf = ({ kind, id }: Mark): MarkName => ({ kind, id });
