/**
 * `<GroundMap label start paints onTap? onMove? onReady?>`: the map on the page. `paints` are its layers, from below;
 * a layer is painted anew when its paint is another one, when the theme changes, and when its room does.
 */
import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useRef } from 'preact/hooks';
import type { Bounds, Position } from '../../../domain/ground.ts';
import { CanvasLayer } from './canvas-layer.ts';
import type { Paint } from './ink.ts';
import { leafletBoundsOf, newMap } from './new-map.ts';
import type { View } from './view.ts';
import { viewOf } from './view-of.ts';

export type MapHandle = {
  /** `liftShare`: how far above the middle, as a part of the height, where a panel covers what is below. */
  readonly goTo: (at: Position, zoomMin?: number, liftShare?: number) => void;
  readonly fit: (bounds: Bounds) => void;
  /** Round the middle of what no panel covers. */
  readonly zoomBy: (levels: number, liftShare?: number) => void;
  /** Pixels to the right and down. */
  readonly panBy: (x: number, y: number) => void;
  readonly view: () => View;
};

type Props = {
  readonly label: string;
  readonly area: Bounds;
  readonly start: Bounds;
  /** What of the map's room is covered at the right and from below, as parts of its size. */
  readonly covered?: { readonly right: number; readonly below: number };
  readonly paints: readonly Paint[];
  readonly onTap?: (view: View, x: number, y: number) => void;
  /** The middle of the map and what is in sight, after each move. */
  readonly onMove?: (middle: Position, sight: Bounds) => void;
  readonly onReady?: (handle: MapHandle) => void;
};

const nothingCovered = { right: 0, below: 0 };

export function GroundMap(props: Props) {
  const host = useRef<HTMLDivElement>(null);
  const layers = useRef<readonly CanvasLayer[]>([]);
  // Leaflet is set up once; what it calls back must be what the page means by now.
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (!host.current) return;
    const { area, start, paints, covered = nothingCovered } = latest.current;
    const map = newMap(host.current, area, prefersStill());
    map.fitBounds(leafletBoundsOf(start), {
      animate: false,
      paddingBottomRight: [map.getSize().x * covered.right, map.getSize().y * covered.below],
    });
    layers.current = paints.map((paint) => new CanvasLayer(paint).addTo(map));
    map.on('click', ({ containerPoint: { x, y } }) => latest.current.onTap?.(viewOf(map), x, y));
    const tellMove = () =>
      latest.current.onMove?.([map.getCenter().lng, map.getCenter().lat], sightOf(map));
    map.on('moveend', tellMove);
    tellMove();
    latest.current.onReady?.(handleOf(map));
    const stopWatching = watchRoomAndTheme(host.current, map, () => {
      for (const layer of layers.current) layer.redraw();
    });
    return () => {
      stopWatching();
      map.remove();
    };
  }, []);

  useEffect(() => {
    props.paints.forEach((paint, place) => {
      layers.current[place]?.repaintWith(paint);
    });
  }, props.paints);

  // Leaflet itself makes it reachable by keyboard.
  return <div ref={host} class="ground-map" role="application" aria-label={props.label} />;
}

const handleOf = (map: LeafletMap): MapHandle => ({
  goTo: ([lon, lat], zoomMin = 0, liftShare = 0) => {
    const zoom = Math.max(map.getZoom(), zoomMin);
    const point = map.project([lat, lon], zoom).add([0, map.getSize().y * liftShare]);
    map.setView(map.unproject(point, zoom), zoom, { animate: !prefersStill() });
  },
  fit: (bounds) => {
    map.fitBounds(leafletBoundsOf(bounds), { animate: !prefersStill() });
  },
  zoomBy: (levels, liftShare = 0) => {
    const size = map.getSize();
    const middle = size.multiplyBy(0.5).subtract([0, size.y * liftShare]);
    map.setZoomAround(middle, Math.round(map.getZoom() + levels));
  },
  panBy: (x, y) => {
    map.panBy([x, y], { animate: !prefersStill() });
  },
  view: () => viewOf(map),
});

function sightOf(map: LeafletMap): Bounds {
  const sight = map.getBounds();
  return {
    west: sight.getWest(),
    south: sight.getSouth(),
    east: sight.getEast(),
    north: sight.getNorth(),
  };
}

function watchRoomAndTheme(host: HTMLElement, map: LeafletMap, redraw: () => void): () => void {
  const room = new ResizeObserver(() => map.invalidateSize({ animate: false, pan: false }));
  room.observe(host);
  const theme = new MutationObserver(redraw);
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    room.disconnect();
    theme.disconnect();
  };
}

const prefersStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
