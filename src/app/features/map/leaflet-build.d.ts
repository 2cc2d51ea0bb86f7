/** The build of Leaflet that leaves out what is not imported; its types are those of the whole. */
declare module 'leaflet/dist/leaflet-src.esm.js' {
  export { DomUtil, Layer, Map, Point, Util } from 'leaflet';
}
