import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hiddenRowsOf } from '../../src/analysis/hiding.ts';
import { hideSmall } from '../../src/analysis/small-numbers.ts';
import { summaryOf } from '../../src/analysis/summary.ts';
import type { Compared, FiguresRow, Summary } from '../../src/domain/figures.ts';
import { at, incident, patrol, referral, smallTown, visit } from './small-town.ts';

const cells = (values: Record<string, number>) => new Map(Object.entries(values));
const hidden = (values: Record<string, number>) => {
  const rows = hiddenRowsOf(cells(values), 5);
  return rows && [...rows].sort().join(' ');
};

describe('rows that add up to a known total', () => {
  test.each([
    ['nothing small: nothing is hidden', { a: 5, b: 12, c: 0 }, ''],
    ['one small: the next smallest goes with it', { a: 3, b: 12, c: 9 }, 'a c'],
    ['two small that make a small number: a third goes with them', { a: 1, b: 2, c: 40 }, 'a b c'],
    ['two small that make enough: they cover each other', { a: 2, b: 3, c: 40 }, 'a b'],
    [
      'ones only, as many as they count: a larger one goes with them',
      { a: 1, b: 1, c: 1, d: 1, e: 1, f: 7 },
      'a b c d e f',
    ],
    [
      'nothing larger left: a row of nothing goes too',
      { a: 1, b: 1, c: 1, d: 1, e: 1, f: 0 },
      'a b c d e f',
    ],
    ['ties are settled by name, so that every report hides the same', { b: 9, a: 9, c: 3 }, 'a c'],
  ])('%s', (_title, values, rows) => {
    expect(hidden(values)).toBe(rows);
  });

  test('when no choice of rows is enough, the total has to go', () => {
    expect(hidden({ a: 1, b: 1, c: 1, d: 1, e: 1 })).toBeNull();
    expect(hidden({ a: 3, b: 0 })).toBeNull();
  });
});

const november = { from: '2026-11-01', to: '2026-11-30' };
const summarise = (input: Partial<Parameters<typeof summaryOf>[0]>): Summary =>
  summaryOf({
    incidents: [],
    patrols: [],
    reference: smallTown,
    filter: { period: november },
    now: at('2026-12-01T12:00:00Z'),
    isDemonstration: false,
    ...input,
  });

const kinds = smallTown.incidentTypes.map(({ id, class: of }) => ({ type: id, class: of }));
const anIncident = fc.record({
  kind: fc.constantFrom(...kinds),
  zones: fc.subarray(['west', 'town', 'east']),
  theme: fc.constantFrom('prevention', 'enforcement', undefined),
  priority: fc.constantFrom('p-centre', 'p-young', undefined),
  hotspot: fc.constantFrom('park', 'station', undefined),
  outcomes: fc.subarray(['words-of-advice', 'dispersal']),
  month: fc.constantFrom('10', '11'),
});
/** Weighted towards few of a kind, as small numbers are what is at stake. */
const someIncidents = fc
  .array(fc.tuple(anIncident, fc.constantFrom(1, 1, 1, 2, 5, 20)), { maxLength: 12 })
  .map((drawn) =>
    drawn.flatMap(([{ kind, month, theme, priority, hotspot, ...rest }, times]) =>
      Array.from({ length: times }, () =>
        incident(`2026-${month}-10T12:00:00Z`, {
          ...kind,
          ...rest,
          ...(theme && { theme }),
          ...(priority && { priority }),
          ...(hotspot && { hotspot }),
        }),
      ),
    ),
  );

const somePatrols = fc
  .array(
    fc.record({
      hotspots: fc.array(fc.constantFrom('park', 'station', 'quay'), { maxLength: 6 }),
      month: fc.constantFrom('10', '11'),
    }),
    { maxLength: 8 },
  )
  .map((drawn) =>
    drawn.map(({ hotspots, month }) =>
      patrol(`2026-${month}-10T12:00:00Z`, `2026-${month}-10T20:00:00Z`, {
        visits: hotspots.map((id) =>
          visit(id, `2026-${month}-10T13:00:00Z`, `2026-${month}-10T13:10:00Z`),
        ),
      }),
    ),
  );

type Measure = 'incidents' | 'patrolVisits';
type Cell = { readonly shown: number | null; readonly true: number };
/** The first cell is the sum of the others. */
type Equation = readonly Cell[];

function equationsOf(
  open: Summary,
  shut: Summary,
  measure: Measure,
  moment: keyof Compared,
): Equation[] {
  const cell = (a: Compared | undefined, b: Compared | undefined): Cell => ({
    true: a?.[moment] ?? 0,
    shown: b?.[moment] ?? null,
  });
  const cellsOf = (a: readonly FiguresRow[], b: readonly FiguresRow[]) =>
    a.map((row, i) => cell(row[measure], b[i]?.[measure]));
  const total = cell(open[measure], shut[measure]);
  const whole: (keyof Summary & `by${string}`)[] =
    measure === 'incidents'
      ? ['byClass', 'byTheme', 'byPriority']
      : ['byHotspot', 'byTheme', 'byPriority'];
  const classes = open.byClass.map((row, i) => {
    const types = open.byType.flatMap((type, j) =>
      type.within === row.id ? [cell(type.incidents, shut.byType[j]?.incidents)] : [],
    );
    return [cell(row.incidents, shut.byClass[i]?.incidents), ...types];
  });
  return [
    ...whole.map((split) => [total, ...cellsOf(open[split], shut[split])]),
    ...(measure === 'incidents' ? classes : []),
  ];
}

/** What a reader with a pencil can do: fill in a sum with one gap, again and again. */
function recovered(equations: readonly Equation[]): number {
  const known = new Map<Equation[number], number>();
  for (let found = true; found; ) {
    found = false;
    for (const equation of equations) {
      const gaps = equation.filter((c) => c.shown === null && !known.has(c));
      if (gaps.length !== 1) continue;
      known.set(gaps[0] as Cell, 0);
      found = true;
    }
  }
  return known.size;
}

/** Hidden cells of a known sum that is too small, or that can only be 1 each. */
const isReadOff = ([total, ...parts]: Equation): boolean => {
  const gaps = parts.filter(({ shown }) => shown === null);
  if (!total || total.shown === null || gaps.length === 0) return false;
  const sum = gaps.reduce((n, gap) => n + gap.true, 0);
  return sum < 5 || gaps.every((gap) => gap.true === 1);
};

describe('a summary with small numbers hidden', () => {
  test('shows no count from 1 to 4, and none that can be worked out from its sums', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(someIncidents, somePatrols, (incidents, patrols) => {
        const open = summarise({ incidents, patrols });
        const shut = hideSmall(open, 5);
        for (const measure of ['incidents', 'patrolVisits'] as const) {
          for (const moment of ['now', 'before'] as const) {
            const equations = equationsOf(open, shut, measure, moment);
            expect(
              equations.flat().filter(({ shown }) => shown !== null && shown > 0 && shown < 5),
            ).toEqual([]);
            expect(recovered(equations)).toBe(0);
            expect(equations.filter(isReadOff)).toEqual([]);
          }
        }
      }),
      { numRuns: 2000, seed: 20261122 },
    );
  });

  test('never shows all zones and no-zone but one, though zones mostly overlap', () => {
    fc.assert(
      fc.property(someIncidents, (incidents) => {
        const shut = hideSmall(summarise({ incidents }), 5);
        const values = [...shut.byZone.map((r) => r.incidents.now), shut.madeOf.withoutZone];
        expect(values.filter((n) => n === null)).not.toHaveLength(1);
      }),
      { numRuns: 500, seed: 20261122 },
    );
  });

  test('changes nothing where nothing is small', () => {
    const incidents = Array.from({ length: 30 }, (_, i) =>
      incident('2026-11-10T12:00:00Z', {
        ...kinds[i % 5],
        theme: 'prevention',
        priority: 'p-young',
      }),
    );
    const open = summarise({ incidents });
    expect(hideSmall(open, 5)).toEqual({ ...open, hiddenBelow: 5 });
  });

  test('hides a quarter the same way as the period and as the period before', () => {
    const incidents = [
      ...Array.from({ length: 3 }, () =>
        incident('2026-10-10T12:00:00Z', { type: 'threats', class: 'personal' }),
      ),
      ...Array.from({ length: 9 }, () =>
        incident('2026-10-10T12:00:00Z', { type: 'litter', class: 'environmental' }),
      ),
      ...Array.from({ length: 20 }, () => incident('2026-10-10T12:00:00Z')),
    ];
    const october = { period: { from: '2026-10-01', to: '2026-10-31' } };
    const asNow = hideSmall(summarise({ incidents, filter: october }), 5);
    const asBefore = hideSmall(summarise({ incidents }), 5);
    expect(asNow.byClass.map((r) => r.incidents.now)).toEqual([null, 20, null]);
    expect(asBefore.byClass.map((r) => r.incidents.before)).toEqual([null, 20, null]);
  });

  test('hides minutes with the visits that they would tell', () => {
    const patrols = [
      patrol('2026-11-10T12:00:00Z', '2026-11-10T20:00:00Z', {
        visits: [
          visit('park', '2026-11-10T13:00:00Z', '2026-11-10T13:10:00Z'),
          ...Array.from({ length: 8 }, () =>
            visit('station', '2026-11-10T14:00:00Z', '2026-11-10T14:10:00Z'),
          ),
        ],
      }),
    ];
    const shut = hideSmall(summarise({ patrols }), 5);
    expect(shut.byHotspot.map((r) => [r.patrolVisits?.now, r.personMinutes?.now])).toEqual([
      [null, null],
      [null, null],
      [0, 0],
    ]);
    expect(shut.patrols.now).toBeNull();
    expect(shut.patrolHours.now).toBeNull();
  });
});

describe('referrals of young people', () => {
  const made = (n: number, status: 'attended' | 'received' | 'declined' | 'submitted') =>
    Array.from({ length: n }, () => referral('2026-11-10T15:00:00Z', { status }));
  const shut = (...referrals: ReturnType<typeof made>[]) =>
    hideSmall(summarise({ referrals: referrals.flat() }), 5).referrals;
  const nowOf = (r: Summary['referrals']) =>
    r && [r.made.now, r.takenUp.now, r.attended.now, r.declined.now];

  test('no number is hidden that is large enough, nor are the gaps between them', () => {
    expect(
      nowOf(
        shut(made(6, 'attended'), made(5, 'received'), made(7, 'declined'), made(5, 'submitted')),
      ),
    ).toEqual([23, 11, 6, 7]);
  });

  test('none at all is hidden like a few: that nobody came says something about each', () => {
    expect(nowOf(shut(made(20, 'received')))).toEqual([20, null, null, null]);
    expect(nowOf(shut())).toEqual([null, null, null, null]);
  });

  test('a gap of a few between two steps hides the steps', () => {
    expect(nowOf(shut(made(6, 'attended'), made(1, 'received'), made(7, 'declined')))).toEqual([
      14,
      null,
      null,
      null,
    ]);
  });
});
