/** The summary as a councillor reads it: plain sentences that say what the figures are and are not. */
import {
  type FiguresFilter,
  type FiguresRow,
  isNarrowed,
  type Summary,
} from '../domain/figures.ts';
import type { Reference } from '../domain/reference.ts';
import { localTimeOf } from '../domain/time.ts';
import { changeWords, counted, numberWords } from './change-words.ts';
import { beforeWords, dayInWords, duringWords } from './period-words.ts';

type Names = Pick<
  Reference,
  'partnership' | 'zones' | 'hotspots' | 'lists' | 'incidentTypes' | 'themes' | 'plans'
>;

export const plainWordsOf = (summary: Summary, names: Names): readonly string[] => [
  ...demonstrationWords(summary),
  incidentWords(summary, filterWords(summary.filter, names)),
  'These are incidents reported to or seen by the partnership: where more is looked for, more is seen. One period against another can also move by chance.',
  ...placeWords(summary),
  ...patrolWords(summary),
  ...referralWords(summary),
  ...zoneWords(summary),
  ...hiddenWords(summary),
  ...madeOfWords(summary, names.partnership.timeZone),
];

const demonstrationWords = ({ isDemonstration }: Summary): readonly string[] =>
  isDemonstration ? ['This is a demonstration: every record behind these figures is made up.'] : [];

/** "412 incidents in July to September 2026, 31 fewer than in the three months before (443), down 7%." */
function incidentWords({ incidents, filter }: Summary, which: string): string {
  const when = duringWords(filter.period);
  if (incidents.now === null) return `The number of incidents${which} ${when} is not shown.`;
  const { now, before } = incidents;
  const what = `${counted(now, 'incident', 'incidents')}${which} ${when}`;
  return before === null
    ? `${what}. The number for ${beforeWords(filter.period)} is not shown.`
    : `${what}, ${changeWords({ now, before }, beforeWords(filter.period))}`;
}

type Name = { readonly id: string; readonly name: string };
type Narrowing = Exclude<keyof FiguresFilter, 'period'>;

const narrowings: Readonly<
  Record<Narrowing, (names: Names) => readonly [words: string, names: readonly Name[]]>
> = {
  class: ({ lists }) => ['of the class', lists.incidentClasses],
  type: ({ incidentTypes }) => ['of the kind', incidentTypes],
  zone: ({ zones }) => ['in the zone', zones],
  hotspot: ({ hotspots }) => ['at', hotspots],
  theme: ({ themes }) => ['under the theme', themes],
  priority: ({ plans }) => ['for the priority', plans.flatMap(({ priorities }) => priorities)],
};

function filterWords(filter: FiguresFilter, names: Names): string {
  const parts = (Object.keys(narrowings) as Narrowing[]).flatMap((narrowing) => {
    const wanted = filter[narrowing];
    if (wanted === undefined) return [];
    const [words, entries] = narrowings[narrowing](names);
    return [`${words} ${entries.findLast(({ id }) => id === wanted)?.name ?? wanted}`];
  });
  return parts.map((part) => ` ${part}`).join('');
}

/** The hotspots with most incidents; a ranking of places, with the numbers that it rests on. */
function placeWords({ byHotspot, filter }: Summary): readonly string[] {
  if (filter.hotspot !== undefined) return [];
  const most = byHotspot
    .flatMap(({ name, incidents: { now } }) => (now ? [{ name, now }] : []))
    .sort((a, b) => b.now - a.now)
    .slice(0, 3)
    .map(({ name, now }) => `${name} (${numberWords(now)})`);
  if (most.length === 0) return [];
  return [`Most incidents at a hotspot were at ${listed(most)}.`];
}

function patrolWords(summary: Summary): readonly string[] {
  const { patrols, patrolVisits, personHours, filter } = summary;
  if (patrols.now === null || patrolVisits.now === null) {
    return ['The number of patrols or of their visits is too small to show.'];
  }
  const made = `${counted(patrols.now, 'patrol', 'patrols')} made ${counted(patrolVisits.now, 'visit', 'visits')} to hotspots, ${counted(Math.round(personHours.now ?? 0), 'person-hour', 'person-hours')} in all (hours times people).`;
  const ofAllKinds = filter.class !== undefined || filter.type !== undefined;
  return [
    made,
    ...(ofAllKinds ? ['Patrols are not of one kind of incident: all are counted.'] : []),
    ...targetWords(summary.byHotspot),
  ];
}

function targetWords(rows: readonly FiguresRow[]): readonly string[] {
  const wanted = rows.filter(({ visitsTarget }) => visitsTarget !== undefined && visitsTarget > 0);
  const visits = wanted.map(({ patrolVisits }) => patrolVisits?.now ?? null);
  if (wanted.length === 0 || visits.includes(null)) return [];
  const met = wanted.filter((row, i) => (visits[i] ?? 0) >= (row.visitsTarget ?? 0)).length;
  return [
    `${numberWords(met)} of ${counted(wanted.length, 'hotspot', 'hotspots')} had all the visits wanted.`,
  ];
}

function referralWords({ referrals }: Summary): readonly string[] {
  if (!referrals) return [];
  const { made, takenUp, attended, declined } = referrals;
  if (made.now === null) return ['The number of youth hub referrals is too small to show.'];
  const offered = `${counted(made.now, 'youth hub referral was', 'youth hub referrals were')} made`;
  if (takenUp.now === null || attended.now === null || declined.now === null) {
    return [`${offered}. What became of them is too small a number to show.`];
  }
  return [
    `${offered}: ${numberWords(takenUp.now)} taken up by the hub so far, of which ${numberWords(attended.now)} came; ${numberWords(declined.now)} said no.`,
  ];
}

const zoneWords = ({ byZone }: Summary): readonly string[] =>
  byZone.length > 1
    ? [
        'Zones overlap on purpose, so an incident may be in several and zones do not add up to the total.',
      ]
    : [];

const hiddenWords = ({ hiddenBelow }: Summary): readonly string[] =>
  hiddenBelow > 0
    ? [
        `Numbers below ${hiddenBelow} are not shown, so that nobody can be picked out; nor are some larger ones from which a hidden one could be worked out.`,
      ]
    : [];

/** Late, unfinished and placeless records, so that nobody takes the figures for more than they are. */
function madeOfWords({ madeOf, filter }: Summary, timeZone: string): readonly string[] {
  const withoutZone = isNarrowed(filter) ? 0 : madeOf.withoutZone;
  const parts = [
    ...(madeOf.late ? [`${numberWords(madeOf.late)} arrived more than a day afterwards`] : []),
    ...(madeOf.unfinished
      ? [counted(madeOf.unfinished, 'is not finished', 'are not finished')]
      : []),
    ...(withoutZone ? [counted(withoutZone, 'is in no zone', 'are in no zone')] : []),
  ];
  const last = madeOf.lastReceivedAt;
  return [
    ...(parts.length > 0 ? [`Of these incidents ${listed(parts)}.`] : []),
    last === null
      ? 'Nothing has arrived yet.'
      : `The last record behind these figures arrived on ${whenWords(last, timeZone)}; phones out of signal may still hold more.`,
  ];
}

function whenWords(at: number, timeZone: string): string {
  const { day, hour, minute } = localTimeOf(at, timeZone);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${dayInWords(day)} at ${two(hour)}:${two(minute)}`;
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
