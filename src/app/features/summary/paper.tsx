/** The sheet of paper: what is on it is what prints. */
import { periodWords } from '../../../analysis/period-words.ts';
import { plainWordsOf } from '../../../analysis/plain-words.ts';
import type { Summary } from '../../../domain/figures.ts';
import type { Reference } from '../../../domain/reference.ts';
import { entriesOf, narrowings } from './choice.ts';
import { FigureTables } from './figure-tables.tsx';
import { Headline } from './headline.tsx';
import { MadeOf } from './made-of.tsx';
import './paper.css';

type Props = {
  readonly summary: Summary;
  readonly reference: Reference;
  /** Why there are no referral counts, where there could be. */
  readonly withoutReferrals: string | null;
};

/** Everything here is at least that (Government Security Classifications, 2023). */
const marking = 'OFFICIAL';

export function Paper({ summary, reference, withoutReferrals }: Props) {
  const { partnership } = reference;
  const [lead, ...words] = narrativeOf(summary, reference);
  const narrowing = narrowingWordsOf(summary, reference);
  return (
    <article class={summary.isDemonstration ? 'paper paper-demonstration' : 'paper'}>
      <header class="paper-head">
        <p class="paper-over">
          <span>{partnership.name}</span>
          <span class="paper-marking">{marking}</span>
        </p>
        <h2 class="paper-title">{periodWords(summary.filter.period)}</h2>
        <p class="paper-compared">
          {narrowing && `${narrowing}. `}Compared with {periodWords(summary.before)}.
        </p>
        {summary.isDemonstration && <p class="paper-demo">Demonstration: nothing here is real</p>}
      </header>
      <p class="paper-lead">{lead}</p>
      <div class="paper-columns">
        <div class="paper-narrative">
          {words.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        <div>
          <Headline summary={summary} />
          <p class="paper-aside">
            In bars, the length is the period and the mark across it the period before. “Too few”:
            too few to say, or to show.
          </p>
          {withoutReferrals && <p class="paper-aside">{withoutReferrals}</p>}
        </div>
      </div>
      <FigureTables summary={summary} />
      <MadeOf summary={summary} timeZone={partnership.timeZone} />
    </article>
  );
}

/** The demonstration's own sentence stands in the head already. */
const narrativeOf = (summary: Summary, reference: Reference): readonly string[] =>
  plainWordsOf(summary, reference).slice(summary.isDemonstration ? 1 : 0);

/** "Only zone Town centre, theme Prevention" */
export function narrowingWordsOf({ filter }: Summary, reference: Reference): string {
  const parts = narrowings.flatMap((name) => {
    const wanted = filter[name];
    if (wanted === undefined) return [];
    const entry = entriesOf[name](reference).find(({ id }) => id === wanted);
    return [`${titles[name]} ${entry?.name ?? wanted}`];
  });
  return parts.length === 0 ? '' : `Only ${parts.join(', ')}`;
}

const titles = {
  zone: 'zone',
  hotspot: 'hotspot',
  class: 'class',
  type: 'kind',
  theme: 'theme',
  priority: 'priority',
} as const;
