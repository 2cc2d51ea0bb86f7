/** What lies over the pin's map. */
import { Icon } from '../../ui/icon.tsx';
import type { MapHandle } from './ground-map.tsx';
import { MovePad } from './move-pad.tsx';

/** One press of an arrow. At the usual zoom it is about five metres. */
const nudgePixels = 8;

/** The cross, and how to move the ground under it without a drag. */
export function PinTools({ map }: { readonly map: { readonly current: MapHandle | null } }) {
  return (
    <>
      <Cross />
      <div class="map-controls map-controls-side">
        <button type="button" class="map-control" onClick={() => map.current?.zoomBy(1)}>
          <Icon name="plus" size="small" />
          <span>Zoom in</span>
        </button>
        <button type="button" class="map-control" onClick={() => map.current?.zoomBy(-1)}>
          <Icon name="minus" size="small" />
          <span>Zoom out</span>
        </button>
      </div>
      <div class="pin-tools">
        <MovePad
          label="Move the pin"
          onMove={(x, y) => map.current?.panBy(x * nudgePixels, y * nudgePixels)}
        />
      </div>
    </>
  );
}

const Cross = () => (
  <svg class="pin-cross" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
    <circle cx="32" cy="32" r="13" class="pin-halo" />
    <path d="M32 4 V24 M32 40 V60 M4 32 H24 M40 32 H60" class="pin-halo" />
    <circle cx="32" cy="32" r="13" class="pin-line" />
    <path d="M32 4 V24 M32 40 V60 M4 32 H24 M40 32 H60" class="pin-line" />
    <circle cx="32" cy="32" r="2" class="pin-dot" />
  </svg>
);
