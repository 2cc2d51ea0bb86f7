/** A youth hub referral: the form for a new one, and for its author how it goes. */
import { useLocation } from 'preact-iso';
import type { Held } from '../../../device/phone.ts';
import { usePhone } from '../../phone-context.tsx';
import type { PageProps } from '../../routes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { ReferralForm } from './referral-form.tsx';
import { ReferralView } from './referral-view.tsx';
import './referral.css';

const newId = 'new';

export function ReferralPage({ id = newId }: PageProps) {
  const { state } = usePhone();
  const { query } = useLocation();
  const { reference, person } = state;
  if (!reference || !person) return null;
  if (id === newId) return <ReferralForm reference={reference} person={person} />;
  const held = state.records.get(id);
  if (held?.kind !== 'referral') return <NoReferral />;
  const referral = held as Held<'referral'>;
  // Only what was refused is mended: what stands is the hub's, or waits for it.
  if ('q' in query && referral.isMine && referral.state === 'attention') {
    return <ReferralForm key={id} reference={reference} person={person} mends={referral} />;
  }
  return <ReferralView key={id} held={referral} reference={reference} />;
}

function NoReferral() {
  return (
    <Page title="Referral" back={{ href: '/records', label: 'Records' }}>
      <EmptyState title="This referral is not on this phone" icon="heart-handshake">
        It may have been taken back, or belong to someone else.
      </EmptyState>
    </Page>
  );
}
