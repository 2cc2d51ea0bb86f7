/** The summary in long form: one figure a row, so that a spreadsheet can filter and join it. */
import { periodWords } from '../../analysis/period-words.ts';
import type { Compared, FiguresRow, Summary } from '../../domain/figures.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Row } from './csv.ts';
import { marking, namesOf } from './export-words.ts';
import { newLocalIso } from './local-iso.ts';

export const summaryRows = (summary: Summary, reference: Reference): readonly Row[] => [
  ...headerOf(summary, reference),
  [],
  ['section', 'id', 'name', 'measure', periodWords(summary.filter.period), 'period before'],
  ...totalsOf(summary),
  ...referralsOf(summary),
  ...sections.flatMap(([key, section]) => summary[key].flatMap((row) => figuresOf(section, row))),
  ...madeOf(summary),
];

function headerOf(summary: Summary, reference: Reference): readonly Row[] {
  const { filter, before, madeAt, isDemonstration, hiddenBelow } = summary;
  const { partnership } = reference;
  return [
    ...(isDemonstration ? [['DEMONSTRATION: every record behind these figures is made up.']] : []),
    ['Partnership', partnership.name],
    ['Period', periodWords(filter.period), filter.period.from, filter.period.to],
    ['Period before', periodWords(before), before.from, before.to],
    ...narrowingsOf(summary, reference),
    ['Made at', newLocalIso(partnership.timeZone)(madeAt)],
    ['Marking', marking],
    ['Note', 'Incidents reported to or seen by the partnership.'],
    ['Note', 'Zones overlap on purpose: figures by zone do not add up to the total.'],
    ...(hiddenBelow > 0
      ? [
          [
            'Note',
            `Numbers below ${hiddenBelow}, and others that would give them away, are hidden.`,
          ],
        ]
      : []),
  ];
}

type Narrowing = Exclude<keyof Summary['filter'], 'period'>;

const narrowings: Readonly<
  Record<Narrowing, (r: Reference) => readonly { id: string; name: string }[]>
> = {
  zone: ({ zones }) => zones,
  hotspot: ({ hotspots }) => hotspots,
  class: ({ lists }) => lists.incidentClasses,
  type: ({ incidentTypes }) => incidentTypes,
  theme: ({ themes }) => themes,
  priority: ({ plans }) => plans.flatMap(({ priorities }) => priorities),
};

const narrowingsOf = ({ filter }: Summary, reference: Reference): readonly Row[] =>
  (Object.keys(narrowings) as Narrowing[]).flatMap((name) => {
    const wanted = filter[name];
    return wanted === undefined
      ? []
      : [[`Only ${name}`, namesOf(narrowings[name](reference))(wanted)]];
  });

type Total =
  | 'incidents'
  | 'patrols'
  | 'patrolVisits'
  | 'patrolHours'
  | 'personHours'
  | 'engagements';

const totals: Readonly<Record<Total, string>> = {
  incidents: 'incidents',
  patrols: 'patrols',
  patrolVisits: 'visits to hotspots',
  patrolHours: 'hours on patrol',
  personHours: 'person-hours (hours times people)',
  engagements: 'engagements',
};

const totalsOf = (summary: Summary): readonly Row[] =>
  (Object.keys(totals) as Total[]).map((name) => [
    'all',
    'all',
    'Whole partnership',
    totals[name],
    ...numbersOf(summary[name]),
  ]);

type Steps = NonNullable<Summary['referrals']>;
const steps: Readonly<Record<keyof Steps, string>> = {
  made: 'made',
  takenUp: 'taken up by the hub so far',
  attended: 'came to the hub',
  declined: 'said no',
};

const referralsOf = ({ referrals }: Summary): readonly Row[] =>
  referrals
    ? (Object.keys(steps) as (keyof Steps)[]).map((step) => [
        'youth hub referrals',
        'all',
        'Whole partnership',
        steps[step],
        ...numbersOf(referrals[step]),
      ])
    : [];

type Section =
  | 'byZone'
  | 'byHotspot'
  | 'byClass'
  | 'byType'
  | 'byTheme'
  | 'byPriority'
  | 'byOutcome';

const sections: readonly (readonly [Section, string])[] = [
  ['byZone', 'zone (overlapping)'],
  ['byHotspot', 'hotspot'],
  ['byClass', 'class'],
  ['byType', 'type'],
  ['byTheme', 'theme'],
  ['byPriority', 'priority'],
  ['byOutcome', 'what was done'],
];

function figuresOf(section: string, row: FiguresRow): readonly Row[] {
  const figures: readonly (readonly [string, Compared | undefined])[] = [
    ['incidents', row.incidents],
    ['visits', row.patrolVisits],
    ['person-minutes (minutes times people)', row.personMinutes],
  ];
  return [
    ...figures.flatMap(([measure, compared]) =>
      compared ? [[section, row.id, row.name, measure, ...numbersOf(compared)]] : [],
    ),
    ...(row.visitsTarget === undefined
      ? []
      : [[section, row.id, row.name, 'visits wanted', row.visitsTarget]]),
  ];
}

const madeOf = ({ madeOf }: Summary): readonly Row[] => [
  ['made of', 'without-zone', 'Incidents in no zone', 'incidents', shown(madeOf.withoutZone)],
  ['made of', 'unfinished', 'Incidents not finished', 'incidents', shown(madeOf.unfinished)],
  ['made of', 'late', 'Incidents received more than a day late', 'incidents', shown(madeOf.late)],
];

const numbersOf = ({ now, before }: Compared): Row => [shown(now), shown(before)];

/** A hidden number is not an empty cell, which a spreadsheet would add up as nothing. */
const shown = (n: number | null): number | string => n ?? 'hidden';
