/** What a record ever was in or had, so that whoever saw it by that learns that it is gone (S11). */
import type { Fields } from '../../domain/records.ts';
import type { Ever } from '../database/records.ts';

export const zonesIn = (fields: Fields): readonly string[] => listIn(fields.zones);

export const everOf = (fields: Fields): Ever => ({
  zones: zonesIn(fields),
  hubs: typeof fields.hub === 'string' ? [fields.hub] : [],
  outcomes: listIn(fields.outcomes),
});

export const together = (before: Ever, now: Ever): Ever => ({
  zones: union(before.zones, now.zones),
  hubs: union(before.hubs, now.hubs),
  outcomes: union(before.outcomes, now.outcomes),
});

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [
  ...new Set([...a, ...b]),
];

const listIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value : []);
