/** The referral is on the phone: what happens now, and what to tell the young person. */
import type { Held } from '../../../device/phone.ts';
import type { Reference } from '../../../domain/reference.ts';
import { useNow, usePhone } from '../../phone-context.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useTop } from '../../use-top.ts';
import { stateWords } from '../../words.ts';
import { HubCard } from './hub-card.tsx';
import type { Sent } from './use-sending.ts';

export function SentPage({
  sent,
  reference,
}: {
  readonly sent: Sent;
  readonly reference: Reference;
}) {
  useTop();
  const { state } = usePhone();
  const now = useNow();
  const held = state.records.get(sent.id) as Held<'referral'> | undefined;
  const hub = reference.hubs.find(({ id }) => id === held?.fields.hub);
  const isReceived = held?.state === 'received';
  const isDeclined = sent.agreement === 'declined';
  return (
    <Page
      title={isDeclined ? 'Thank you for asking them' : 'Referral saved'}
      subtitle={
        held && (
          <StateMark
            state={held.state}
            words={stateWords(held, now, reference.partnership.timeZone)}
          />
        )
      }
      action={
        <LinkButton href="/home" kind="primary" size="field" wide>
          Done
        </LinkButton>
      }
    >
      {isDeclined ? (
        <p>It is counted that it was offered and that they said no. Nothing more happens.</p>
      ) : (
        <Notice kind="done" title={isReceived ? 'The hub can see it now.' : 'Saved on this phone.'}>
          {!isReceived && 'It goes by itself when there is signal. '}
          Only the hub and you can read it, and you only until the hub takes it up.
        </Notice>
      )}
      {hub && !isDeclined && (
        <>
          <p>Tell them where and when they can come:</p>
          <HubCard hub={hub} reference={reference} />
          <LinkButton href={`/referral/${sent.id}`} kind="quiet">
            See this referral
          </LinkButton>
        </>
      )}
    </Page>
  );
}
