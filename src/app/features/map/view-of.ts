/** What of the world a Leaflet map shows now. */
import type { Map as LeafletMap } from 'leaflet';
import { scaleOf, type View } from './view.ts';

/** `margin` adds a part of the view's size on each side. */
export function viewOf(map: LeafletMap, margin = 0): View {
  const { x: width, y: height } = map.getSize();
  const { min } = map.getPixelBounds();
  const [across, down] = [Math.round(width * margin), Math.round(height * margin)];
  return {
    scale: scaleOf(map.getZoom()),
    left: (min?.x ?? 0) - across,
    top: (min?.y ?? 0) - down,
    width: width + 2 * across,
    height: height + 2 * down,
    zoom: map.getZoom(),
  };
}
