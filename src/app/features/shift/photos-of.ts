/** Photos of a shift's own records: how many were added, and how many of them the server has. */
import type { Held } from '../../../device/phone.ts';
import type { Incident } from '../../../domain/incident.ts';

export type PhotoCounts = { readonly added: number; readonly received: number };

/** A photo is named in its record; what the server received of a record, it received with what that names. */
export const photosOf = (records: readonly Held[]): PhotoCounts => ({
  added: sum(records.map(countIn)),
  received: sum(records.filter(({ state }) => state === 'received').map(countIn)),
});

const countIn = ({ fields }: Held): number => (fields as Partial<Incident>).photos?.length ?? 0;
const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
