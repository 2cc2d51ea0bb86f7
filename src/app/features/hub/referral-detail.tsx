/** All that the hub may see of one referral, and where it may go next. */
import type { Reference } from '../../../domain/reference.ts';
import type { ReferralStatus } from '../../../domain/referral.ts';
import { entryName, entryNames } from '../../entry-names.ts';
import { useNow } from '../../phone-context.tsx';
import { RefusedChange } from '../../refused-change.tsx';
import { Button } from '../../ui/button.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { type Fact, SummaryList } from '../../ui/summary-list.tsx';
import { stateWords, timeWords } from '../../words.ts';
import { type HubReferral, nextStepsOf, statusOf } from './hub-groups.ts';

type Props = {
  readonly held: HubReferral;
  readonly reference: Reference;
  /** A sheet has its own title; the panel of a desk has not. */
  readonly isTitled: boolean;
  readonly onStep: (status: ReferralStatus) => void;
};

export function ReferralDetail({ held, reference, isTitled, onStep }: Props) {
  const now = useNow();
  const { timeZone } = reference.partnership;
  const { onward, ending } = nextStepsOf(statusOf(held));
  const stepping = { reference, onStep };
  const status = reference.lists.referralStatuses.find(({ id }) => id === statusOf(held));
  return (
    <div class="hub-detail">
      {isTitled && <h2>{held.fields.name ?? 'Referral'}</h2>}
      <RefusedChange held={held} />
      <p class="hub-detail-status">
        <strong>{status?.name}</strong>
        <span class="soft">
          {status?.plain} Since {timeWords(held.fields.statusAt ?? 0, now, timeZone)}.
        </span>
        {held.state !== 'received' && (
          <StateMark state={held.state} words={stateWords(held, now, timeZone)} />
        )}
      </p>
      <Steps title="What happened next?" kind="onward" steps={onward} {...stepping} />
      <SummaryList
        facts={factsOf(held, reference, timeWords(held.fields.from ?? 0, now, timeZone))}
      />
      <Steps title="Or it ends here" kind="ending" steps={ending} {...stepping} />
      {onward.length + ending.length === 0 && <p class="soft">This referral is closed.</p>}
    </div>
  );
}

type StepsProps = {
  readonly title: string;
  readonly kind: 'onward' | 'ending';
  readonly steps: readonly ReferralStatus[];
  readonly reference: Reference;
  readonly onStep: (status: ReferralStatus) => void;
};

/** The way on is near the top and large; what ends it stands below everything that one should have read. */
function Steps({ title, kind, steps, reference, onStep }: StepsProps) {
  if (steps.length === 0) return null;
  return (
    <section class={`hub-steps hub-${kind}`}>
      <h3>{title}</h3>
      <div class="hub-choices">
        {steps.map((status, place) => (
          <Button
            key={status}
            kind={kind === 'onward' && place === 0 ? 'primary' : 'secondary'}
            onClick={() => onStep(status)}
          >
            {entryName(reference.lists.referralStatuses, status)}
          </Button>
        ))}
      </div>
    </section>
  );
}

function factsOf({ fields }: HubReferral, reference: Reference, made: string): readonly Fact[] {
  const { lists } = reference;
  const facts = [
    ['Referred', made],
    ['Age', entryName(lists.referralAges, fields.age)],
    ['Reasons', entryNames(lists.referralReasons, fields.reasons)],
    ['Might help', entryNames(lists.referralNeeds, fields.needs)],
    ['Reach them', lines(entryName(lists.contactRoutes, fields.contactRoute), fields.contact)],
    ['Parent told', entryName(lists.parentTold, fields.parentTold)],
    ['Language', fields.language],
    ['Helps them take part', fields.access],
    ['School', fields.school],
    ['Note', fields.note],
    ['Danger', screenedWords(fields, reference)],
  ] as const;
  return facts.flatMap(([label, value]) => (value ? [{ key: label, label, value }] : []));
}

const lines = (...parts: readonly (string | undefined)[]): string =>
  parts.filter(Boolean).join('\n');

/** What is stored is only that all was asked: one *yes* and there would be no referral. */
const screenedWords = (
  { screenedClear = [] }: HubReferral['fields'],
  { lists }: Reference,
): string =>
  lists.screeningQuestions.every(({ id }) => screenedClear.includes(id))
    ? 'Asked, all answered no'
    : 'Not all of it was asked: ask again';
