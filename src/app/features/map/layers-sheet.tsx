/** What the map shows, and what its marks mean. */
import { Button } from '../../ui/button.tsx';
import { ManyChoices } from '../../ui/choices.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { type LayerName, layersShown } from './looks.ts';
import { MapKey } from './map-key.tsx';

const choices: readonly { readonly value: LayerName; readonly label: string }[] = [
  { value: 'zones', label: 'Zones' },
  { value: 'incidents', label: 'Incidents' },
  { value: 'venues', label: 'Premises and hubs' },
  { value: 'packs', label: 'Bleed kits' },
  { value: 'reviews', label: 'Case review flags' },
];

export function LayersSheet({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Sheet
      title="Layers"
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <Button kind="primary" wide onClick={onClose}>
          Back to the map
        </Button>
      }
    >
      <ManyChoices
        legend="Show on the map"
        options={choices}
        values={layersShown.value}
        onChange={(values) => {
          layersShown.value = values as readonly LayerName[];
        }}
      />
      <MapKey />
    </Sheet>
  );
}
