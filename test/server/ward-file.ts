/** A small file in the shape of the Office for National Statistics' own, made here. */
export const square = (west: number, south: number, size: number): number[][][] => [
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ],
];

export type TestFeature = {
  type: 'Feature';
  properties: Record<string, unknown>;
  geometry: { type: string; coordinates: unknown } | null;
};

export const feature = (
  code: string,
  name: string,
  coordinates: unknown,
  district = 'E07000999',
): TestFeature => ({
  type: 'Feature',
  properties: { FID: 1, WD24CD: code, WD24NM: name, LAD24CD: district, LONG: 0.5, LAT: 51 },
  geometry: { type: 'Polygon', coordinates },
});

/** Both wards, each a little wider than before, and a neighbour of another district. */
export const goodFeatures = (): TestFeature[] => [
  feature('W1', 'West', square(0.5, 51, 0.012)),
  feature('W2', 'East Hill', square(0.512, 51, 0.01)),
  feature('W9', 'Elsewhere', square(1, 52, 0.01), 'E07000111'),
];

export const fileOf = (features: readonly unknown[], extra: object = {}): string =>
  JSON.stringify({ type: 'FeatureCollection', ...extra, features });
