import { describe, expect, test } from 'vitest';
import { dispersalMarksOf } from '../../src/app/features/map/dispersal-marks.ts';
import { markAt, packMarksOf, pixelOfMark } from '../../src/app/features/map/marks.ts';
import { packsFrom } from '../../src/app/features/map/near-packs.ts';
import { positionOf, scaleOf, type View, worldOf } from '../../src/app/features/map/view.ts';
import { additionFacts } from '../../src/app/features/records/additions.ts';
import { owedNow } from '../../src/app/owed.ts';
import type { Held, PhoneState } from '../../src/device/phone.ts';
import type { Dispersal } from '../../src/domain/dispersal.ts';
import { hotspotCentreOf } from '../../src/domain/places.ts';
import { hourMs, minuteMs } from '../../src/domain/time.ts';
import { hotspotNamed, reference } from '../support/seed-files.ts';

const now = Date.UTC(2026, 10, 22, 1, 12);
const day = '2026-11-22';
const gardens = hotspotCentreOf(hotspotNamed('brenchley-gardens'));

const viewAround = (lon: number, lat: number, zoom: number): View => {
  const [x, y] = worldOf([lon, lat]);
  const scale = scaleOf(zoom);
  return { scale, zoom, width: 400, height: 400, left: x * scale - 200, top: y * scale - 200 };
};

const record = (id: string, over: Partial<Held>): [string, Held] => [
  id,
  {
    id,
    kind: 'incident',
    state: 'received',
    isMine: false,
    version: 1,
    createdAt: now,
    changedAt: now,
    fields: {},
    ...over,
  } as Held,
];

describe('The nearest bleed kit', () => {
  test('is the one with the fewest metres from where one stands; the others follow', () => {
    const near = packsFrom(reference, day, gardens);
    expect(near[0]?.pack.id).toBe('example-fremlin-walk-office');
    expect(near[0]?.metres).toBeCloseTo(117, -1);
    const metres = near.map((one) => one.metres ?? -1);
    expect(metres).toEqual(metres.toSorted((a, b) => a - b));
  });

  test('without a position there is a list and no distance', () => {
    const anywhere = packsFrom(reference, day, null);
    expect(anywhere).toHaveLength(reference.traumaPacks.length);
    expect(anywhere.every(({ metres }) => metres === null)).toBe(true);
  });

  test('can be tapped on the map', () => {
    const [first] = packMarksOf(reference, day);
    if (!first) throw new Error('The seeds have one.');
    const view = viewAround(...positionOf(first.at), 16);
    expect(markAt([first], view, 200, 200)?.mark.id).toBe(first.id);
  });
});

describe('A dispersal on the map', () => {
  const marksOf = (area: Dispersal['area']) =>
    dispersalMarksOf(
      [
        record('d', {
          kind: 'dispersal',
          fields: {
            area,
            from: now,
            to: now + hourMs,
            rank: 'inspector',
            grounds: 'crime-or-disorder',
            zones: [],
          },
        })[1] as Parameters<typeof dispersalMarksOf>[0][number],
      ],
      reference,
      day,
      now,
    );

  test('says until when, and stands over its ground’s northern edge, clear of the hotspot', () => {
    const [mark] = marksOf({ hotspot: 'brenchley-gardens' });
    expect(mark).toMatchObject({ name: 'Dispersal: Brenchley Gardens', words: 'until 02:12' });
    if (!mark) throw new Error('It has a mark.');
    const view = viewAround(...gardens, 15);
    expect(pixelOfMark(mark, view).y).toBeLessThan(200 - 30);
  });

  test('a circle is as wide as it was drawn, a zone has its outer border', () => {
    const [circle] = marksOf({ centre: { lon: 0.52, lat: 51.27 }, radiusMetres: 400 });
    expect(circle?.circle?.radiusMetres).toBe(400);
    expect(positionOf(circle?.at ?? [0, 0])[1]).toBeCloseTo(51.27 + 400 / 111_195, 6);
    const [zone] = marksOf({ zone: 'task-force-area' });
    expect(zone?.border.length).toBeGreaterThan(0);
    expect(marksOf({ hotspot: 'nowhere' })).toEqual([]);
  });
});

test('a colleague’s patrol that this phone holds is not counted again with what the server says of others', () => {
  const visited = (isMine: boolean) => ({
    kind: 'patrol' as const,
    isMine,
    fields: {
      from: now - hourMs,
      visits: [{ id: 'v', hotspot: 'the-mall', arrived: now - hourMs, source: 'hand' as const }],
    },
  });
  const records = new Map([record('mine', visited(true)), record('theirs', visited(false))]);
  const madeWith = (covered: PhoneState['covered']) =>
    owedNow({ records, covered }, reference, now).find(({ hotspot }) => hotspot === 'the-mall')
      ?.made;
  const said = { hotspot: 'the-mall', lastAt: now, visitsThisWeek: 1, minutesThisWeek: 9 };
  expect(madeWith(null)).toBe(2);
  expect(madeWith({ version: 'v', at: now - minuteMs, hotspots: [said] })).toBe(2);
});

test('a record says how many were added to it, through however many steps', () => {
  const records = new Map([
    record('first', {}),
    record('second', { fields: { addsTo: 'first' } }),
    record('third', { fields: { addsTo: 'second' } }),
  ]);
  const saidOf = (id: string, held = records) => {
    const record = held.get(id);
    return record && additionFacts(record, { records: held }).map(({ value }) => value);
  };
  expect(saidOf('first')).toEqual(['2 additions; it counts once']);
  expect(saidOf('second')).toEqual([]);
  const alone = new Map([record('third', { fields: { addsTo: 'gone' } })]);
  expect(saidOf('third', alone)?.[0]).toContain('By itself');
});
