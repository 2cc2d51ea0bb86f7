import { expect, test } from 'vitest';
import { faultInDispersal, isInForce, zonesOfArea } from '../../src/domain/dispersal-rules.ts';
import { hourMs } from '../../src/domain/time.ts';
import { reference } from '../support/seed-files.ts';

const from = Date.UTC(2026, 10, 22, 1);
const lasting = (hours: number) => ({ from, to: from + hours * hourMs });

test('it holds from its first moment until its last, which is no longer in it', () => {
  const short = lasting(1);
  expect(isInForce(short, from - 1)).toBe(false);
  expect(isInForce(short, from)).toBe(true);
  expect(isInForce(short, from + hourMs - 1)).toBe(true);
  expect(isInForce(short, from + hourMs)).toBe(false);
});

test('it may be as long as the partnership’s policy says, and not over before it begins', () => {
  expect(faultInDispersal(lasting(48), reference)).toBeNull();
  expect(faultInDispersal(lasting(48.01), reference)).toEqual({
    code: 'too-large',
    where: 'to: at most 48 hours',
  });
  expect(faultInDispersal(lasting(0), reference)?.code).toBe('malformed');
});

test('it is told in the zones in which its middle lies; a zone is its own', () => {
  const gardens = zonesOfArea({ hotspot: 'brenchley-gardens' }, reference, from);
  expect(gardens).toContain('town-centre');
  expect(gardens).not.toContain('weald');
  const centre = { lon: 0.5197, lat: 51.2766 };
  expect(zonesOfArea({ centre, radiusMetres: 100 }, reference, from)).toEqual(gardens);
  expect(zonesOfArea({ zone: 'weald' }, reference, from)).toEqual(['weald']);
});
