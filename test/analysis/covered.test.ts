import { expect, test } from 'vitest';
import { coveredByOthers, givenThisWeek } from '../../src/analysis/covered.ts';
import { hourMs, minuteMs } from '../../src/domain/time.ts';

const monday = Date.parse('2026-11-23T00:00:00Z');
const now = monday + 50 * hourMs;

const visit = (hotspot: string, arrived: number, minutes?: number) => ({
  id: '00000000-0000-4000-a000-000000000001',
  hotspot,
  arrived,
  ...(minutes !== undefined && { left: arrived + minutes * minuteMs }),
  source: 'hand' as const,
});

test('visits of one hotspot by several people are added up, and one’s own are left out', () => {
  const given = givenThisWeek(
    [
      { author: 'olive', fields: { visits: [visit('park', monday + hourMs, 12)] } },
      { author: 'otto', fields: { visits: [visit('park', monday + 3 * hourMs, 10)] } },
      { author: 'odette', fields: { visits: [visit('park', monday + 2 * hourMs, 5)] } },
    ],
    monday,
    now,
  );
  expect(coveredByOthers(given, 'olive')).toEqual([
    {
      hotspot: 'park',
      lastAt: monday + 3 * hourMs + 10 * minuteMs,
      visitsThisWeek: 2,
      minutesThisWeek: 15,
    },
  ]);
});

test('a visit of last week is not of this one, and one that nobody ended counts until now', () => {
  const fields = {
    visits: [visit('park', monday - minuteMs, 30), visit('mall', now - 7 * minuteMs)],
  };
  const given = givenThisWeek([{ author: 'otto', fields }], monday, now);
  expect(coveredByOthers(given, 'olive')).toEqual([
    { hotspot: 'mall', lastAt: now - 7 * minuteMs, visitsThisWeek: 1, minutesThisWeek: 7 },
  ]);
});
