/** What stays as it was when one comes back to the map: its layers and the piece of ground in sight. */
import { signal } from '@preact/signals';
import type { Bounds } from '../../../domain/ground.ts';

export type LayerName = 'zones' | 'incidents' | 'venues';

export const layersShown = signal<readonly LayerName[]>(['zones', 'incidents', 'venues']);

/** Not kept on the phone: the next start shows the person's own zone again. */
export const lastSight: { bounds: Bounds | null; of: string | null } = { bounds: null, of: null };
