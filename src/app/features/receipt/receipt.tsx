/** `/receipt/CODE`: whether and when the partnership's server received it, and who says so. `/receipt` asks for the code. */
import type { PageProps } from '../../routes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { faultSentence } from '../../words.ts';
import { AskForCode } from './ask-for-code.tsx';
import { receiptCodeIn } from './receipt-code.ts';
import { ReceiptSheet } from './receipt-sheet.tsx';
import { type AtServer, useReceipt } from './use-receipt.ts';
import './receipt.css';

const back = { href: '/receipt', label: 'Check a receipt' };

export function ReceiptPage({ id }: PageProps) {
  if (id === undefined) return <AskForCode />;
  const code = receiptCodeIn(id);
  return code === null ? <NoCode /> : <OneReceipt key={code} code={code} />;
}

function OneReceipt({ code }: { readonly code: string }) {
  const { onPhone, atServer } = useReceipt(code);
  if (onPhone || (onPhone === null && atServer?.reply)) {
    return <ReceiptSheet code={code} onPhone={onPhone} atServer={atServer} />;
  }
  return (
    <Page title={`Receipt ${code}`} back={back}>
      {onPhone === null && atServer ? (
        <NotKnown code={code} fault={atServer.fault} />
      ) : (
        <Progress words="Looking it up" />
      )}
    </Page>
  );
}

/** Neither on this phone nor told by the server: why, as far as it can be said. */
function NotKnown({ code, fault }: { readonly code: string; readonly fault: AtServer['fault'] }) {
  if (fault?.code === 'not-found') {
    return (
      <EmptyState
        icon="search"
        title={`There is no receipt ${code} for you to see`}
        action={<LinkButton href="/receipt">Check another code</LinkButton>}
      >
        Look at the word and the four figures once more. It may also be of a record that is not
        yours to see.
      </EmptyState>
    );
  }
  const isOffline = fault?.code === 'offline';
  return (
    <EmptyState
      icon={isOffline ? 'cloud-off' : 'info'}
      title={`This phone holds no receipt ${code}`}
      action={<LinkButton href="/receipt">Check another code</LinkButton>}
    >
      {isOffline
        ? 'There is no signal to ask the partnership’s server. It is asked by itself when there is.'
        : fault && faultSentence(fault)}
    </EmptyState>
  );
}

const NoCode = () => (
  <Page title="Receipt" back={back}>
    <EmptyState
      icon="search"
      title="This is not a receipt code"
      action={<LinkButton href="/receipt">Check another code</LinkButton>}
    >
      It is a word and four figures, such as RIVER-7214.
    </EmptyState>
  </Page>
);
