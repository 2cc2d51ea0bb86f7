/** The Leaflet map itself: no tiles, no markers, no credit line of its own; panning, zooming and their keys. */
import { Map as LeafletMap } from 'leaflet/dist/leaflet-src.esm.js';
import type { Bounds } from '../../../domain/ground.ts';
import './leaflet.css';

/** How far around the partnership one may wander, as a part of its size. */
const wanderShare = 0.5;

export function newMap(element: HTMLElement, area: Bounds, isStill: boolean): LeafletMap {
  const [across, down] = [area.east - area.west, area.north - area.south];
  return new LeafletMap(element, {
    attributionControl: false,
    zoomControl: false,
    zoomSnap: 0.25,
    zoomDelta: 1,
    wheelPxPerZoomLevel: 90,
    minZoom: 9,
    maxZoom: 19,
    maxBounds: [
      [area.south - down * wanderShare, area.west - across * wanderShare],
      [area.north + down * wanderShare, area.east + across * wanderShare],
    ],
    maxBoundsViscosity: 0.8,
    // Two taps would wait for each other; the buttons zoom, and so do two fingers.
    doubleClickZoom: false,
    zoomAnimation: !isStill,
    inertia: !isStill,
    boxZoom: false,
  });
}

export const leafletBoundsOf = ({ west, south, east, north }: Bounds): LeafletBounds => [
  [south, west],
  [north, east],
];

type LeafletBounds = [[number, number], [number, number]];
