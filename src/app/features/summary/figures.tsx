/** The paper, or why there is none. */
import { type FiguresFilter, isNarrowed } from '../../../domain/figures.ts';
import type { Reference } from '../../../domain/reference.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { faultSentence } from '../../words.ts';
import { Paper } from './paper.tsx';
import { type Asked, useSummary } from './use-summary.ts';

type Props = {
  readonly filter: FiguresFilter;
  readonly reference: Reference;
  /** The figures are the server's: this phone holds no rows to count. */
  readonly isHidden: boolean;
};

export function Figures({ filter, reference, isHidden }: Props) {
  const asked = useSummary(filter);
  const { summary, fault, retry } = asked;
  if (!summary) return <Without {...asked} isHidden={isHidden} />;
  return (
    <div class="figures">
      {isHidden && fault && (
        <div class="not-printed">
          <Notice kind="attention" title="These are the last figures that came" isSudden={false}>
            {faultSentence(fault)}{' '}
            <Button kind="quiet" onClick={retry}>
              Try again
            </Button>
          </Notice>
        </div>
      )}
      <Paper
        summary={summary}
        reference={reference}
        withoutReferrals={isHidden ? null : withoutReferrals(asked, filter)}
      />
    </div>
  );
}

/** Referral counts are the server's alone: no police or council device holds a referral. */
function withoutReferrals(
  { summary, isAsking, fault }: Asked,
  filter: FiguresFilter,
): string | null {
  if (summary?.referrals || isAsking) return null;
  if (isNarrowed(filter)) return 'Youth hub referrals are counted for the whole partnership only.';
  return fault ? 'Referral counts need a signal.' : null;
}

function Without({ isAsking, fault, retry, isHidden }: Asked & Pick<Props, 'isHidden'>) {
  const why = isHidden
    ? 'Figures for your role come from the server, where small numbers are hidden.'
    : 'This device does not hold every record yet, and figures from a part of them would be wrong.';
  return (
    <div class="figures figures-none">
      {isAsking || !fault ? (
        <Progress words="Asking the partnership’s server" />
      ) : (
        <EmptyState
          title="No figures here yet"
          icon="cloud-off"
          action={<Button onClick={retry}>Try again</Button>}
        >
          {faultSentence(fault)} {why}
        </EmptyState>
      )}
    </div>
  );
}
