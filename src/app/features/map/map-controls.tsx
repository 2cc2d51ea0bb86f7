/** Buttons over the map. Each has its word; panning too can be done without a drag. */
import { useState } from 'preact/hooks';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import type { MapHandle } from './ground-map.tsx';
import { LayersSheet } from './layers-sheet.tsx';
import { liftShare } from './lift.ts';
import { MovePad } from './move-pad.tsx';

type Props = {
  readonly map: { readonly current: MapHandle | null };
  readonly onSeekMe: () => void;
  readonly onTable: () => void;
  /** `null` where there is none. */
  readonly onPack: (() => void) | null;
  readonly isSeekingPack: boolean;
};

const stepPixels = 120;

export function MapControls({ map, onSeekMe, onTable, onPack, isSeekingPack }: Props) {
  const [isMoving, setIsMoving] = useState(false);
  const [hasLayers, setHasLayers] = useState(false);
  return (
    <>
      <div class="map-controls map-controls-side">
        <Control icon="plus" word="Zoom in" onClick={() => map.current?.zoomBy(1, liftShare())} />
        <Control
          icon="minus"
          word="Zoom out"
          onClick={() => map.current?.zoomBy(-1, liftShare())}
        />
        <Control icon="locate" word="Find me" label="Find me: where am I?" onClick={onSeekMe} />
        <Control
          icon="move"
          word="Move"
          label="Move the map with buttons"
          isOpen={isMoving}
          onClick={() => setIsMoving(!isMoving)}
        />
      </div>
      {isMoving && (
        <div class="map-move">
          <MovePad
            label="Move the map"
            onMove={(x, y) => map.current?.panBy(x * stepPixels, y * stepPixels)}
          />
        </div>
      )}
      <div class="map-controls map-controls-top">
        <Control icon="layers" word="Layers" onClick={() => setHasLayers(true)} />
        <Control icon="table-2" word="As a table" onClick={onTable} />
      </div>
      {onPack && (
        <div class="map-controls map-controls-pack">
          <Control
            icon="droplet"
            word={isSeekingPack ? 'Finding you' : 'Nearest bleed kit'}
            onClick={onPack}
          />
        </div>
      )}
      <LayersSheet isOpen={hasLayers} onClose={() => setHasLayers(false)} />
    </>
  );
}

type ControlProps = {
  readonly icon: IconName;
  readonly word: string;
  readonly label?: string;
  readonly isOpen?: boolean;
  readonly onClick: () => void;
};

function Control({ icon, word, label, isOpen, onClick }: ControlProps) {
  return (
    <button
      type="button"
      class="map-control"
      aria-label={label}
      aria-expanded={isOpen}
      onClick={onClick}
    >
      <Icon name={icon} size="small" />
      <span>{word}</span>
    </button>
  );
}
