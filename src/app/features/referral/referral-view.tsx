/** How a referral goes, for its author: all of it until the hub takes it up, then only where it stands. */
import { useState } from 'preact/hooks';
import type { Held } from '../../../device/phone.ts';
import type { Reference } from '../../../domain/reference.ts';
import { isNextStatus, isTakenUp } from '../../../domain/referral.ts';
import { entryName, entryNames } from '../../entry-names.ts';
import { useNow } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { type Fact, SummaryList } from '../../ui/summary-list.tsx';
import { stateWords, timeWords } from '../../words.ts';
import { RefusedNotice } from './refused-notice.tsx';
import { WithdrawSheet } from './withdraw-sheet.tsx';

type Props = { readonly held: Held<'referral'>; readonly reference: Reference };

export function ReferralView({ held, reference }: Props) {
  const now = useNow();
  const [isAsking, setIsAsking] = useState(false);
  const { fields } = held;
  const { timeZone } = reference.partnership;
  const status = fields.status ?? 'submitted';
  const mayWithdraw = held.isMine && status !== 'withdrawn' && isNextStatus(status, 'withdrawn');
  return (
    <Page
      title={fields.name ? `Referral of ${fields.name}` : 'Youth hub referral'}
      subtitle={<StateMark state={held.state} words={stateWords(held, now, timeZone)} />}
      back={{ href: '/records', label: 'Records' }}
    >
      <RefusedNotice held={held} />
      {held.state !== 'attention' && <Standing held={held} reference={reference} />}
      <SummaryList facts={factsOf(held, reference, timeWords(fields.from ?? 0, now, timeZone))} />
      {isTakenUp({ status }) && fields.agreement !== 'declined' && (
        <p class="soft">
          The hub has taken it up. From now on you see how it goes, and no longer who it is.
        </p>
      )}
      {mayWithdraw && (
        <Button size="field" wide onClick={() => setIsAsking(true)}>
          Withdraw…
        </Button>
      )}
      <WithdrawSheet held={held} isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </Page>
  );
}

/** `Received by the hub. The hub has it and will get in touch.` */
function Standing({ held: { fields, receivedAt }, reference }: Props) {
  const now = useNow();
  if (receivedAt === undefined) {
    return (
      <Notice title="Not at the hub yet" isSudden={false}>
        It is safe on this phone and goes by itself when there is signal.
      </Notice>
    );
  }
  const entry = reference.lists.referralStatuses.find(({ id }) => id === fields.status);
  const since = timeWords(fields.statusAt ?? 0, now, reference.partnership.timeZone);
  return (
    <Notice title={entry?.name ?? fields.status} isSudden={false}>
      {entry?.plain} <span class="soft">Since {since}.</span>
    </Notice>
  );
}

function factsOf(
  { fields }: Held<'referral'>,
  { hubs, lists, zones }: Reference,
  made: string,
): readonly Fact[] {
  const facts = [
    ['Made', made],
    ['Hub', entryName(hubs, fields.hub)],
    ['Age', entryName(lists.referralAges, fields.age)],
    ['Reasons', entryNames(lists.referralReasons, fields.reasons)],
    ['Might help', entryNames(lists.referralNeeds, fields.needs)],
    ['Reach them', [entryName(lists.contactRoutes, fields.contactRoute), fields.contact]],
    ['Parent told', entryName(lists.parentTold, fields.parentTold)],
    ['To prepare', [fields.language, fields.access, fields.school]],
    ['Note', fields.note],
    ['Zones', entryNames(zones, fields.zones)],
  ] as const;
  return facts
    .map(([label, value]) => ({
      key: label,
      label,
      value: (Array.isArray(value) ? value : [value]).filter(Boolean).join('\n'),
    }))
    .filter(({ value }) => value !== '');
}
