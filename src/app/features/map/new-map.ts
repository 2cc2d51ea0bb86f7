/**
 * The Leaflet map itself: panning, zooming and their keys. Its tiles, markers, popups and controls are not even in the
 * build: they are two thirds of it, and what breaks a strict security policy (Leaflet #9363) is among them.
 */
import { Map as LeafletMap } from 'leaflet/src/map/Map.js';
import 'leaflet/src/map/handler/Map.Drag.js';
import 'leaflet/src/map/handler/Map.Keyboard.js';
import 'leaflet/src/map/handler/Map.ScrollWheelZoom.js';
import 'leaflet/src/map/handler/Map.TouchZoom.js';
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
    zoomAnimation: !isStill,
    inertia: !isStill,
  });
}

export const leafletBoundsOf = ({ west, south, east, north }: Bounds): LeafletBounds => [
  [south, west],
  [north, east],
];

type LeafletBounds = [[number, number], [number, number]];
