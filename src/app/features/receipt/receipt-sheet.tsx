/** A receipt that there is: in large plain words, who says so, and how to show it to somebody else. */
import type { SignedStatement } from '../../../device/receipts.ts';
import { kinds } from '../../../domain/records.ts';
import { type Instant, localTimeOf } from '../../../domain/time.ts';
import { usePhone } from '../../phone-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { clockWords, longDayWords, timeZoneOf } from '../../words.ts';
import { receiptText } from './receipt-text.ts';
import { ShowElsewhere } from './show-elsewhere.tsx';
import { serverWords, signedWords } from './standing-words.ts';
import type { AtServer, OnPhone } from './use-receipt.ts';

type Props = {
  readonly code: string;
  /** `null` where this phone has none, and the server has one. */
  readonly onPhone: OnPhone | null;
  readonly atServer: AtServer | null;
};

export function ReceiptSheet({ code, onPhone, atServer }: Props) {
  const { state } = usePhone();
  const zone = timeZoneOf(state.reference);
  const reply = atServer?.reply ?? null;
  const at = onPhone?.held.at ?? reply?.receivedAt ?? 0;
  const kind = onPhone?.held.kind ?? reply?.kind;
  const what = kind ? kinds[kind].plain : '';
  const received = `Received on ${momentWords(at, zone)}`;
  const isBroken = onPhone?.check === 'broken';
  const signed: SignedStatement | undefined = onPhone?.held.signed ?? reply?.signed;
  const record = [...state.records.values()].find(({ receipt }) => receipt?.code === code);
  const changed = onPhone && onPhone.held.lastAt > onPhone.held.at ? onPhone.held.lastAt : null;
  return (
    <Page title={`Receipt ${code}`} back={{ href: '/receipt', label: 'Check a receipt' }}>
      {isBroken ? (
        <Notice kind="danger" isSudden={false} title="This copy of the receipt does not hold.">
          What this phone holds was not signed by the partnership’s server, or was changed since.
          Ask your administrator to look the code up.
        </Notice>
      ) : (
        <p class="receipt-received">
          <Icon name="check" />
          <span>{received}</span>
        </p>
      )}
      <SummaryList
        facts={[
          { label: 'Code', value: <span class="receipt-code">{code}</span> },
          { label: 'What', value: capital(what) },
          { label: 'Signed', value: signedWords(onPhone?.check ?? null, !!signed) },
          { label: 'Last change received', value: changed && momentWords(changed, zone) },
          { label: 'The server says', value: serverWords(atServer) },
          {
            label: 'Record',
            value: record && <a href={`/records/${record.id}`}>Open it on this phone</a>,
          },
        ]}
      />
      {signed && !isBroken && (
        <Section
          title="Show it to somebody else"
          hint="A text that anybody can check. It holds codes and numbers, and nothing that you wrote."
        >
          <ShowElsewhere code={code} text={receiptText({ code, what, received }, signed)} />
        </Section>
      )}
    </Page>
  );
}

/** `Sunday 22 November 2026 at 01:14`: on paper the year counts. */
function momentWords(at: Instant, timeZone: string): string {
  const { day } = localTimeOf(at, timeZone);
  return `${longDayWords(day, '')} at ${clockWords(at, timeZone)}`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
