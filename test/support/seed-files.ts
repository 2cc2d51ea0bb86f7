/** The project's own seed files as they lie on disk, unparsed: the tests beside them parse. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Position } from '../../src/domain/ground.ts';
import type { Person } from '../../src/domain/people.ts';
import { type Whereabouts, whereaboutsOf } from '../../src/domain/places.ts';
import { type Hotspot, type Reference, referenceSchema } from '../../src/domain/reference.ts';

export const seedsFolder = join(import.meta.dirname, '../../seeds');
export const seedKeys = Object.keys(referenceSchema.entries) as (keyof Reference)[];

/** `incidentTypes` lies in `incident-types.json`. */
export const seedFileOf = (key: string): string =>
  `${key.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}.json`;

export const readSeed = (file: string): unknown =>
  JSON.parse(readFileSync(join(seedsFolder, file), 'utf8'));

export const reference = Object.fromEntries(
  seedKeys.map((key) => [key, readSeed(seedFileOf(key))]),
) as Reference;
export const people = readSeed('people.json') as Person[];

export const whereIs = (at: Position): Whereabouts => whereaboutsOf(at, reference, '2026-11-22');

export function hotspotNamed(id: string): Hotspot {
  const found = reference.hotspots.find((hotspot) => hotspot.id === id);
  if (!found) throw new Error(`hotspots.json has no ${id}`);
  return found;
}
