/** The marks on the map, as its layers have them, and where each stands. */
import { useMemo } from 'preact/hooks';
import type { Chosen } from './choose-at.ts';
import type { LayerName } from './looks.ts';
import { type Mark, reviewMarksOf, withFlags } from './marks.ts';
import type { MapContent } from './use-map-content.ts';
import type { WorldPoint } from './view.ts';

/** What was chosen from a list or by a button is there, though its layer may be off. */
export function useMarks(
  { hotspots, venues, packMarks, dispersalMarks, flagged }: MapContent,
  layers: readonly LayerName[],
  chosen: Chosen | null,
): readonly Mark[] {
  const pack = chosen?.kind === 'pack' ? chosen.id : null;
  return useMemo(
    () => [
      ...(layers.includes('venues') ? venues : []),
      ...packMarks.filter(({ id }) => layers.includes('packs') || id === pack),
      ...(layers.includes('reviews') ? withFlags(hotspots, flagged()) : hotspots),
      ...(layers.includes('reviews') ? reviewMarksOf(flagged()) : []),
      ...dispersalMarks,
    ],
    [hotspots, venues, packMarks, dispersalMarks, flagged, layers, pack],
  );
}

export function placeOf(next: Chosen, content: MapContent): WorldPoint | undefined {
  if (next.kind === 'incidents') return undefined;
  const { hotspots, venues, packMarks, dispersalMarks } = content;
  const all: readonly Mark[] = [...hotspots, ...venues, ...packMarks, ...dispersalMarks];
  return all.find(({ kind, id }) => kind === next.kind && id === next.id)?.at;
}
