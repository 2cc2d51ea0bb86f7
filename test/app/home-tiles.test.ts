import { describe, expect, it } from 'vitest';
import { orderTiles } from '../../src/app/features/home/tile-order.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { reference } from '../support/seed-files.ts';

const timeZone = 'Europe/London';
const at = Date.UTC(2026, 10, 22, 1, 12);
const hour = 3_600_000;
const day = 24 * hour;

const used = (type: string, from: number, hotspot?: string): Partial<Incident> => ({
  type,
  from,
  ...(hotspot && { hotspot }),
});
const order = (own: Partial<Incident>[], hotspot?: string): string[] =>
  orderTiles(reference.incidentTypes, own, { at, timeZone, hotspot }).map(({ id }) => id);

const asListed = reference.incidentTypes
  .toSorted((a, b) => (a.tile ?? 99) - (b.tile ?? 99))
  .map(({ id }) => id);

describe('The tiles on the home page', () => {
  it('stand in the partnership’s order for who has logged nothing yet', () => {
    expect(order([])).toEqual(asListed);
  });

  it('put first what this person logs most at this hotspot', () => {
    const own = [
      used('begging', at - 7 * hour, 'jubilee-square'),
      used('noise', at - 8 * hour, 'brenchley-gardens'),
      used('noise', at - 9 * hour, 'brenchley-gardens'),
      used('fireworks', at - 10 * hour, 'brenchley-gardens'),
    ];
    expect(order(own, 'brenchley-gardens').slice(0, 3)).toEqual([
      'noise',
      'fireworks',
      asListed[0],
    ]);
  });

  it('put first what this person logs at this hour where no hotspot is known, round midnight too', () => {
    expect(order([used('trespass', at - day - 2 * hour)])[0]).toBe('trespass');
    expect(order([used('trespass', at - day - 6 * hour)])).toEqual(asListed);
  });

  it('forget what is more than four weeks old', () => {
    expect(order([used('trespass', at - 29 * day)])).toEqual(asListed);
  });

  it('leave out a kind that is no longer on the list', () => {
    const types = reference.incidentTypes.map((type) =>
      type.id === 'noise' ? { ...type, validTo: '2026-11-21' } : type,
    );
    const ids = orderTiles(types, [], { at, timeZone }).map(({ id }) => id);
    expect(ids).not.toContain('noise');
    expect(ids).toHaveLength(reference.incidentTypes.length - 1);
  });
});
