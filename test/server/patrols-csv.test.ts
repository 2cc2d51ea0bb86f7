import { expect, test } from 'vitest';
import type { Patrol } from '../../src/domain/patrol.ts';
import { minuteMs } from '../../src/domain/time.ts';
import { patrolRows } from '../../src/server/export/patrols-csv.ts';
import { reference } from '../support/seed-files.ts';

const begin = Date.UTC(2026, 10, 10, 18);
const at = (minute: number) => begin + minute * minuteMs;
const patrol: Patrol = {
  from: begin,
  to: at(120),
  mode: 'foot',
  crew: [{ role: 'constable', count: 1 }],
  zones: ['town-centre'],
  pauses: [],
  visits: [
    { id: 'a', hotspot: 'jubilee-square', arrived: at(5), left: at(15), source: 'hand' },
    {
      id: 'b',
      hotspot: 'the-mall',
      arrived: at(30),
      left: at(42),
      source: 'fix',
      confirmedSeconds: 11 * 60,
      possibleSeconds: 14 * 60,
    },
  ],
  engagements: [],
  actions: [],
};

test('the patrols file says what of the visits’ minutes is counted, what is sure of it, and what is possible', () => {
  const rows = patrolRows(
    [
      {
        id: 'p',
        author: 'olive-officer',
        fields: patrol,
        receivedAt: at(121),
        receiptCode: 'RIVER-7214',
        isDemonstration: false,
      },
    ],
    {
      reference,
      period: { from: '2026-11-01', to: '2026-11-30' },
      now: at(200),
      isDemonstration: false,
    },
  );
  const [heading, names = [], values = []] = rows;
  const cell = (name: string) => values[names.indexOf(name)];
  expect(cell('visit minutes')).toBe(22);
  expect(cell('visits by position')).toBe(1);
  expect(cell('visit minutes, at least')).toBe(21);
  expect(cell('visit minutes, at most')).toBe(24);
  expect(heading?.[0]).toContain('Visit minutes run from arriving to leaving');
});
