import { describe, expect, it } from 'vitest';
import type { Ward, Zone } from '../../src/domain/reference.ts';
import { referenceFaultsOf } from '../../src/domain/reference-faults.ts';
import { reference } from '../support/seed-files.ts';

describe('Mistakes in the partnership’s data that a schema cannot see', () => {
  it('are none in the project’s own seeds', () => {
    expect(referenceFaultsOf(reference)).toEqual([]);
  });

  it('are named by file, entry and field when a zone names a ward that is not there', () => {
    const [first, ...rest] = reference.zones as [Zone, ...Zone[]];
    const broken = { ...reference, zones: [{ ...first, wards: ['E99999999'] }, ...rest] };
    expect(referenceFaultsOf(broken)).toEqual([
      {
        file: 'zones',
        entry: first.id,
        field: 'wards',
        says: 'names E99999999, which is not there',
      },
    ]);
  });

  it('are named when an entry stands twice on one date', () => {
    const broken = { ...reference, themes: [...reference.themes, ...reference.themes.slice(0, 1)] };
    expect(referenceFaultsOf(broken)).toMatchObject([{ file: 'themes', says: 'stands twice' }]);
  });

  it('are not seen where a ward is redrawn under its name from a later day', () => {
    const [first] = reference.wards as [Ward, ...Ward[]];
    const redrawn = {
      ...reference,
      wards: [...reference.wards, { ...first, validFrom: '2028-05-04' }],
    };
    expect(referenceFaultsOf(redrawn)).toEqual([]);
  });
});
