import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Position } from '../../src/domain/ground.ts';
import { wardsOn, whereaboutsOf } from '../../src/domain/places.ts';
import { closeDatabase, type Database, openDatabase } from '../../src/server/database/database.ts';
import { mustReadReference } from '../../src/server/database/reference.ts';
import { importWards, type WardsAsk } from '../../src/server/import/import-wards.ts';
import { runImport } from '../../src/server/import/run-import.ts';
import { selfCrossingOf } from '../../src/server/import/self-crossing.ts';
import { openData } from '../../src/server/open-data.ts';
import { storeSeeds } from '../../src/server/seeds/plant-seeds.ts';
import { smallTown } from '../analysis/small-town.ts';
import { feature, fileOf, goodFeatures, square, type TestFeature } from './ward-file.ts';

let database: Database;

beforeEach(async () => {
  database = await openDatabase(':memory:');
  await storeSeeds(database, { reference: smallTown, people: [] }, 'epoch');
});

const wards = async () => (await mustReadReference(database)).content.wards;
const imports = (text: string, ask: Omit<WardsAsk, 'text'> = {}) =>
  importWards(database, { text, ...ask });
const spans = async () =>
  (await wards()).map(({ id, validFrom, validTo }) => [id, validFrom, validTo ?? 'open']);

describe('a good file', () => {
  test('replaces approximate outlines by its own, with the credit that the licence asks for', async () => {
    const { version } = await mustReadReference(database);
    const done = await imports(fileOf(goodFeatures()));
    expect(done).toMatchObject({ ok: true });
    expect(done.ok && done.value.at(-1)).toBe(
      '2 wards have new outlines. Phones get them at their next sync.',
    );
    expect(done.ok && done.value).toContain('1 ward of another district was passed over.');
    const [west, east] = await wards();
    expect(west).toMatchObject({
      id: 'W1',
      validFrom: '2020-04-01',
      isApproximate: false,
      outline: [square(0.5, 51, 0.012)],
    });
    expect(west?.source).toMatch(/Crown copyright/);
    expect(east?.name).toBe('East Hill');
    const { version: newer, content } = await mustReadReference(database);
    expect(newer).not.toBe(version);
    expect(content.partnership.mapCredit).toMatch(/Office for National Statistics/);
    expect(content.zones).toEqual(smallTown.zones);
  });

  test('with a later day leaves the old lines to the days before it', async () => {
    await imports(fileOf(goodFeatures()), { from: '2026-05-07' });
    expect(await spans()).toEqual([
      ['W1', '2020-04-01', '2026-05-06'],
      ['W1', '2026-05-07', 'open'],
      ['W2', '2020-04-01', '2026-05-06'],
      ['W2', '2026-05-07', 'open'],
    ]);
    const { content } = await mustReadReference(database);
    expect(wardsOn(content, '2026-05-06').map(({ isApproximate }) => isApproximate)).toEqual([
      true,
      true,
    ]);
    // 0.511 was in the east and is in the west now.
    expect(whereaboutsOf([0.511, 51.005], content, '2026-05-06').ward).toBe('W2');
    expect(whereaboutsOf([0.511, 51.005], content, '2026-05-07').ward).toBe('W1');
  });

  test('for the same day again replaces what it brought before', async () => {
    await imports(fileOf(goodFeatures()), { from: '2026-05-07' });
    const again = goodFeatures().with(0, feature('W1', 'West', square(0.5, 51, 0.011)));
    expect((await imports(fileOf(again), { from: '2026-05-07' })).ok).toBe(true);
    expect((await spans()).length).toBe(4);
    expect((await wards())[1]?.outline).toEqual([square(0.5, 51, 0.011)]);
  });

  test('may have other years in its field names, a byte order mark, a named WGS 84, islands', async () => {
    const features = goodFeatures().map(({ properties: p, ...rest }) => ({
      ...rest,
      properties: { wd25cd: p.WD24CD, wd25nm: p.WD24NM, lad25cd: p.LAD24CD },
    }));
    const islands = {
      type: 'MultiPolygon',
      coordinates: [square(0.5, 51, 0.005), square(0.507, 51, 0.003)],
    };
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } };
    const text = `\ufeff${fileOf([{ ...features[0], geometry: islands }, features[1]], { crs })}`;
    expect(await imports(text)).toMatchObject({ ok: true });
    expect((await wards())[0]?.outline).toHaveLength(2);
  });

  test('with a new set of wards ends the old ones and says which zones have lost theirs', async () => {
    const features = [
      feature('W1', 'West', square(0.5, 51, 0.01)),
      feature('W3', 'New East', square(0.51, 51, 0.01)),
    ];
    const done = await imports(fileOf(features), { from: '2028-05-04', district: 'E07000999' });
    expect(await spans()).toEqual([
      ['W1', '2020-04-01', '2028-05-03'],
      ['W1', '2028-05-04', 'open'],
      ['W2', '2020-04-01', '2028-05-03'],
      ['W3', '2028-05-04', 'open'],
    ]);
    expect(done.ok && done.value).toContain('Zone East zone still names W2: redraw it.');
  });
});

const withGeometry = (coordinates: unknown, type = 'Polygon'): TestFeature[] =>
  goodFeatures().with(0, { ...feature('W1', 'West', []), geometry: { type, coordinates } });

const [open] = square(0.5, 51, 0.01) as [number[][]];
const inMetres = square(575_000, 155_000, 900);

describe('a bad file changes nothing and says why', () => {
  const cases: readonly (readonly [title: string, text: string, reason: RegExp])[] = [
    ['that is not JSON', 'PK\u0003\u0004', /^This file is not JSON\.$/],
    ['that is JSON but no collection', '{"type":"Feature"}', /not a GeoJSON FeatureCollection/],
    [
      'without ward codes',
      fileOf([{ type: 'Feature', properties: { a: 1 }, geometry: null }]),
      /ward code/,
    ],
    [
      'in another system by its own word',
      fileOf(goodFeatures(), { crs: { properties: { name: 'urn:ogc:def:crs:EPSG::27700' } } }),
      /EPSG::27700. Export it as WGS 84/,
    ],
    [
      'in metres',
      fileOf(withGeometry(inMetres)),
      /looks like British National Grid metres; export it as WGS 84/,
    ],
    [
      'with degrees that are not on earth',
      fileOf(
        withGeometry([
          [
            [500, -91],
            [1, 1],
            [2, 2],
            [500, -91],
          ],
        ]),
      ),
      /not longitude and latitude/,
    ],
    [
      'with a ring that is not closed',
      fileOf(withGeometry([open.slice(0, 4)])),
      /W1 \(West\) has a ring that is not closed/,
    ],
    [
      'with too few points',
      fileOf(withGeometry([[open[0], open[1], open[0]]])),
      /fewer than 4 points/,
    ],
    [
      'with no area',
      fileOf(withGeometry([[open[0], open[1], open[0], open[0]]])),
      /without any area/,
    ],
    [
      'with a ring that crosses itself',
      fileOf(
        withGeometry([
          [
            [0.5, 51],
            [0.51, 51.01],
            [0.51, 51],
            [0.5, 51.012],
            [0.5, 51],
          ],
        ]),
      ),
      /crosses itself near 51/,
    ],
    [
      'with a point that is no number',
      fileOf(
        withGeometry([
          [
            [0.5, 51],
            [0.51, null],
            [0.51, 51.01],
            [0.5, 51],
          ],
        ]),
      ),
      /not a longitude and a latitude/,
    ],
    [
      'with a line instead of an area',
      fileOf(
        withGeometry(
          [
            [0.5, 51],
            [0.51, 51],
          ],
          'LineString',
        ),
      ),
      /is LineString, not a Polygon/,
    ],
    [
      'with longitude and latitude swapped',
      fileOf(withGeometry([open.map(([x, y]) => [y, x])])),
      /outside the partnership’s area.*swapped/,
    ],
    [
      'with a ward of ours missing',
      fileOf(goodFeatures().slice(0, 1)),
      /^W2 is a ward of the partnership that the file does not have\.$/,
    ],
    [
      'with a ward twice',
      fileOf([...goodFeatures(), ...goodFeatures().slice(0, 1)]),
      /W1 \(West\) is in the file twice/,
    ],
    [
      'with a stranger in our district',
      fileOf([...goodFeatures(), feature('W7', 'Stranger', square(0.5, 51, 0.01))]),
      /W7 \(Stranger\) is a ward of this district/,
    ],
    ['with none of our wards', fileOf(goodFeatures().slice(2)), /None of the partnership’s wards/],
  ];

  test.each(cases)('%s', async (_title, text, reason) => {
    const before = await mustReadReference(database);
    const done = await imports(text);
    expect(done.ok ? 'taken' : done.fault).toMatch(reason);
    delete database.kept.reference;
    expect(await mustReadReference(database)).toEqual(before);
  });

  test('for a day before lines that are there already', async () => {
    expect(await imports(fileOf(goodFeatures()), { from: '2019-01-01' })).toMatchObject({
      ok: false,
      fault: 'W1 has lines from 2020-04-01, which is later than 2019-01-01.',
    });
  });

  test('broken wards of other districts do not matter', async () => {
    const elsewhere = { ...feature('W9', 'Elsewhere', [], 'E07000111'), geometry: null };
    expect((await imports(fileOf([...goodFeatures().slice(0, 2), elsewhere]))).ok).toBe(true);
  });
});

test('a coast of 20,000 points that never crosses itself is taken', () => {
  const coast = Array.from({ length: 20_000 }, (_, i): Position => {
    const angle = (i / 20_000) * 2 * Math.PI;
    const reach = 0.004 + 0.0005 * Math.sin(angle * 900);
    return [0.505 + reach * Math.cos(angle), 51.005 + reach * Math.sin(angle)];
  });
  expect(selfCrossingOf([...coast, coast[0] as Position])).toBeNull();
});

test('the command imports while a server has the data open, and the server sees it at the next look', async () => {
  const data = await mkdtemp(join(tmpdir(), 'beatbook-import-'));
  const server = await openData(data);
  await storeSeeds(server, { reference: smallTown, people: [] }, 'epoch');
  await mustReadReference(server);
  const file = join(data, 'wards.geojson');
  await writeFile(file, fileOf(goodFeatures()));
  const printed: string[] = [];
  expect(await runImport(['wards', file, '--data', data], (line) => printed.push(line))).toBe(0);
  expect(printed.join('\n')).toMatch(/2 wards have new outlines/);
  expect((await mustReadReference(server)).content.wards[0]?.isApproximate).toBe(false);

  printed.length = 0;
  expect(
    await runImport(['wards', `${file}.no`, '--data', data], (line) => printed.push(line)),
  ).toBe(1);
  expect(
    await runImport(['wards', file, '--data', join(data, 'none')], (line) => printed.push(line)),
  ).toBe(1);
  expect(await runImport(['parks', file], (line) => printed.push(line))).toBe(1);
  expect(await runImport(['wards', file, '--from', 'May'], (line) => printed.push(line))).toBe(1);
  expect(printed.filter((line) => line.endsWith('Nothing was changed.'))).toHaveLength(4);
  await closeDatabase(server);
  await rm(data, { recursive: true });
});
