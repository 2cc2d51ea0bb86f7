/** What stays as it was when one comes back to the map: its layers and the piece of ground in sight. */
import { signal } from '@preact/signals';
import type { Bounds } from '../../../domain/ground.ts';

export type LayerName = 'zones' | 'incidents' | 'venues' | 'packs' | 'reviews';

/** Flags for a case review are few people's business, and would stand on every busy place. */
export const layersShown = signal<readonly LayerName[]>(['zones', 'incidents', 'venues', 'packs']);

/** Not kept on the phone: the next start shows the person's own zone again. */
export const lastSight: { bounds: Bounds | null; of: string | null } = { bounds: null, of: null };
