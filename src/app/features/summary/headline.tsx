/** The figures that a meeting asks for first: now large, before beside it, both as bars. */
import type { Compared, Summary } from '../../../domain/figures.ts';
import { Bar, mostOf } from './bar.tsx';
import { changeOf, figureWords } from './figure-words.ts';
import './headline.css';

type Figure = { readonly key: string; readonly label: string; readonly compared: Compared };

export function Headline({ summary }: { readonly summary: Summary }) {
  return (
    <dl class="headline">
      {headlineOf(summary).map(({ key, label, compared }) => (
        <div class="headline-figure" key={key}>
          <dt>{label}</dt>
          <dd>
            <span class={compared.now === null ? 'headline-few' : 'headline-now'}>
              {figureWords(compared.now)}
            </span>
            <span class="headline-before">
              {figureWords(compared.before)} before
              <span class="headline-change">{changeWords(compared)}</span>
            </span>
            <Bar compared={compared} most={mostOf([compared])} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const changeWords = (compared: Compared): string => {
  const change = changeOf(compared);
  return change === '–' ? '' : change;
};

const labels = {
  incidents: 'Incidents',
  patrols: 'Patrols',
  patrolVisits: 'Visits to hotspots',
  patrolHours: 'Hours on patrol',
  personHours: 'Person-hours',
  engagements: 'People spoken to',
} as const satisfies Partial<Record<keyof Summary, string>>;

const referralLabels = {
  made: 'Youth hub referrals',
  takenUp: 'Taken up by the hub',
  attended: 'Came to the hub',
  declined: 'Said no',
} as const satisfies Record<keyof NonNullable<Summary['referrals']>, string>;

/** Referrals only where the server gave them. */
function headlineOf(summary: Summary): readonly Figure[] {
  const { referrals } = summary;
  const figures = (Object.keys(labels) as (keyof typeof labels)[]).map((key) => ({
    key,
    label: labels[key],
    compared: summary[key],
  }));
  if (!referrals) return figures;
  const steps = Object.keys(referralLabels) as (keyof typeof referralLabels)[];
  return [
    ...figures,
    ...steps.map((key) => ({ key, label: referralLabels[key], compared: referrals[key] })),
  ];
}
