/** Leaflet's own source files, of which a build takes only what is named; the types are those of the whole. */
declare module 'leaflet/src/map/Map.js' {
  export { Map } from 'leaflet';
}
declare module 'leaflet/src/layer/Layer.js' {
  export { Layer } from 'leaflet';
}
declare module 'leaflet/src/dom/DomUtil.js' {
  export const create: typeof import('leaflet').DomUtil.create;
  export const getPosition: typeof import('leaflet').DomUtil.getPosition;
  export const setTransform: typeof import('leaflet').DomUtil.setTransform;
}
declare module 'leaflet/src/map/handler/*';
