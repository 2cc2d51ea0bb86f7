/** `/records/:id`: one record in words, whether it is safe, and what may still be done about it. */
import type { Held, PhoneState } from '../../../device/phone.ts';
import { heldPhotosOf } from '../../../device/photo-state.ts';
import { photosIn } from '../../../domain/photo.ts';
import type { Reference } from '../../../domain/reference.ts';
import { fieldWordsOf, supersededWords } from '../../field-words.ts';
import { usePhone } from '../../phone-context.tsx';
import { PhotoList } from '../../photos/photo-list.tsx';
import { happenedAt, recordLineOf } from '../../record-line.ts';
import type { PageProps } from '../../routes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { type Fact, SummaryList } from '../../ui/summary-list.tsx';
import { timeWords } from '../../words.ts';
import { additionFacts } from './additions.ts';
import { EditAction, TakeBack } from './record-actions.tsx';
import { RecordState } from './record-state.tsx';
import { Refused } from './refused.tsx';
import './records.css';

export function RecordPage({ id = '' }: PageProps) {
  const { state } = usePhone();
  const held = state.records.get(id);
  if (!held || !state.reference) return <Gone />;
  return <RecordSheet held={held} reference={state.reference} />;
}

type Props = { readonly held: Held; readonly reference: Reference };

function RecordSheet({ held, reference }: Props) {
  const { state, world } = usePhone();
  const now = world.now();
  const { title } = recordLineOf(held, { reference, names: state.names });
  const about = { reference, now };
  const isRefused = held.isMine && held.state === 'attention';
  return (
    <Page
      title={title}
      subtitle={said(happenedAt(held), about)}
      back={{ href: '/records', label: 'Records' }}
      action={!isRefused && <EditAction held={held} />}
    >
      {held.isMine && !isRefused && <RecordState held={held} reference={reference} />}
      {isRefused && <Refused held={held} reference={reference} />}
      <Section title={isRefused ? 'As it stands on this phone' : 'What it says'}>
        <SummaryList
          facts={fieldWordsOf(held.kind, held.fields, about).map(
            ({ field, label, words }): Fact => ({
              key: field,
              label,
              value: words,
              aside: asideOf(held, field, about),
            }),
          )}
        />
      </Section>
      <Photos held={held} reference={reference} />
      <Section title="How it went">
        <SummaryList
          facts={[...historyOf(held, state, about), ...photoFacts(state, held, about)]}
        />
      </Section>
      {!isRefused && <TakeBack held={held} />}
    </Page>
  );
}

function Photos({ held, reference }: Props) {
  if (photosIn({ ...held.fields, ...held.refused }).length === 0) return null;
  return (
    <Section title="Photos">
      <PhotoList held={held} reference={reference} mayRemove={false} />
    </Section>
  );
}

type About = { readonly reference: Reference; readonly now: number };

/** A time that stands alone begins as a sentence does. */
function said(at: number, { reference, now }: About): string {
  const words = timeWords(at, now, reference.partnership.timeZone);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function asideOf(held: Held, field: string, about: About): string | undefined {
  const lost = (held.superseded ?? []).filter((loser) => loser.field === field);
  return lost.map((loser) => supersededWords(held.kind, loser, about)).join(' ') || undefined;
}

function historyOf(held: Held, state: PhoneState, about: About): Fact[] {
  const say = (at: number): string => said(at, about);
  const { names } = state;
  const facts: (Fact | false | undefined)[] = [
    held.by !== undefined && { key: 'by', label: 'By', value: names[held.by] ?? held.by },
    { key: 'made', label: 'Written', value: say(held.createdAt) },
    held.changedAt > held.createdAt && {
      key: 'changed',
      label: 'Last changed',
      value: say(held.changedAt),
    },
    held.receipt && { key: 'received', label: 'Received', value: say(held.receipt.at) },
    ...additionFacts(held, state),
    held.isDemonstration && { key: 'demo', label: 'Demonstration', value: 'This is made up.' },
  ];
  return facts.filter((fact): fact is Fact => !!fact);
}

/** When each was added; on the phone that took it, also when the server had all of it. */
const photoFacts = (state: PhoneState, held: Held, about: About): Fact[] =>
  heldPhotosOf(state, held).map(({ hash, at, receivedAt }, i) => ({
    key: hash,
    label: `Photo ${i + 1}`,
    value: `Added ${timeOf(at, about)}`,
    aside: receivedAt && `Received whole ${timeOf(receivedAt, about)}`,
  }));

const timeOf = (at: number, { reference, now }: About): string =>
  timeWords(at, now, reference.partnership.timeZone);

const Gone = () => (
  <Page title="Record" back={{ href: '/records', label: 'Records' }}>
    <EmptyState
      icon="file-text"
      title="This record is not on this phone"
      action={<LinkButton href="/records">All records</LinkButton>}
    >
      It was taken back, or it is no longer yours to see.
    </EmptyState>
  </Page>
);
