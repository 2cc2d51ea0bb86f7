/** `/shift`: may one go home? Green when all of it is received; otherwise what is left, why, and the shortest way. */
import type { Person } from '../../../domain/people.ts';
import type { Reference } from '../../../domain/reference.ts';
import { usePhone } from '../../phone-context.tsx';
import { recordLineOf } from '../../record-line.ts';
import { RescueOffer } from '../../rescue-offer.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { List, Row } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { type MarkedState, StateMark } from '../../ui/state-mark.tsx';
import { unfinishedOf } from '../../unfinished.ts';
import { useMinute } from '../../use-minute.ts';
import { clockWords, counted, stateWords, timeWords } from '../../words.ts';
import { LeftCard } from './left-card.tsx';
import { type Left, leftOnPhone } from './left-on-phone.ts';
import { type ShiftTally, shiftTally, tallyWords } from './shift-tally.ts';
import { leftCount, type Verdict, verdictOf } from './verdict.ts';
import './shift.css';

type Props = { readonly reference: Reference; readonly person: Person };

export function ShiftEnd({ reference, person }: Props) {
  const { state, world } = usePhone();
  // Looked at anew with each minute; what counts by the second is counted in its own card.
  useMinute();
  const now = world.now();
  const { timeZone } = reference.partnership;
  const tally = shiftTally(state, now);
  const left = leftOnPhone(state, now);
  const verdict = verdictOf(left, state.sync.phase);
  const isClear = verdict.state === 'received';
  return (
    <Page
      title="Shift’s end"
      subtitle={`Your records since ${timeWords(tally.since, now, timeZone)}`}
      back={{ href: '/', label: 'Back' }}
      action={
        isClear && (
          <LinkButton kind="primary" size="field" wide href="/handover">
            Handover card
          </LinkButton>
        )
      }
    >
      <VerdictSheet verdict={verdict} tally={tally} left={leftCount(left)} />
      <Others />
      <LeftList left={left} reference={reference} />
      {!isClear && leftCount(left) > 0 && (
        <Section
          title="Handing this phone in?"
          hint="What has not been sent can leave it as a sealed file for your coordinator."
        >
          <RescueOffer personId={person.id} word="Save a rescue file" />
        </Section>
      )}
      <ToFinish />
      <Receipts tally={tally} reference={reference} />
    </Page>
  );
}

const verdictIcons: Readonly<Record<MarkedState, IconName>> = {
  received: 'check',
  attention: 'triangle-alert',
  saved: 'smartphone',
  sending: 'send',
  draft: 'footprints',
};

type VerdictProps = {
  readonly verdict: Verdict;
  readonly tally: ShiftTally;
  readonly left: number;
};

function VerdictSheet({ verdict: { state, words }, tally, left }: VerdictProps) {
  const figures = [
    { label: 'Made', count: tally.made },
    { label: 'Received', count: tally.received },
    { label: 'Photos', count: tally.photos },
    { label: 'Left here', count: left },
  ];
  return (
    <div class={`verdict verdict-${state}`}>
      <p class="verdict-words" role="status">
        <span class="verdict-sign">
          <Icon name={verdictIcons[state]} size="large" />
        </span>
        {words}
      </p>
      <div class="verdict-figures" aria-hidden="true">
        {figures.map(({ label, count }) => (
          <p key={label}>
            <span class="verdict-figure">{count}</span>
            {label}
          </p>
        ))}
      </div>
      <p class="verdict-sentence">{tallyWords(tally, left)}</p>
    </div>
  );
}

function LeftList({ left, reference }: Pick<Props, 'reference'> & { left: readonly Left[] }) {
  if (left.length === 0) return null;
  return (
    <Section title="The shortest way to green">
      <ul class="left-list">
        {left.map((one, nth) => (
          <LeftCard
            key={keyOf(one)}
            left={one}
            reference={reference}
            kind={nth === 0 ? 'primary' : 'secondary'}
          />
        ))}
      </ul>
    </Section>
  );
}

function keyOf(one: Left): string {
  if (one.why === 'refused') return one.held.id;
  return one.why === 'draft' ? one.draft.key : one.why;
}

/** Colleagues’ work on a shared phone is theirs to send, but whoever hands the phone in should know. */
function Others() {
  const waiting = usePhone().state.others.filter(({ unsent }) => unsent > 0);
  if (waiting.length === 0) return null;
  return (
    <Notice kind="attention" isSudden={false} title="Others have unsent work on this phone">
      {waiting.map(({ name, unsent }) => `${name}: ${counted(unsent, 'record')}`).join('. ')}. It
      goes out when they sign in here again.
    </Notice>
  );
}

/** It is received as it stands; what is missing is known to nobody else. */
function ToFinish() {
  const { state, world } = usePhone();
  const open = unfinishedOf(state, world.now());
  const [first] = open;
  if (!first) return null;
  return (
    <List label="To finish">
      <Row
        icon="pencil"
        title={`${open.length} to finish`}
        detail="Saved, but something is still missing in them"
        href={`/incident/${first.id}?finish=1`}
      />
    </List>
  );
}

function Receipts({ tally, reference }: Pick<Props, 'reference'> & { tally: ShiftTally }) {
  const { world } = usePhone();
  const { timeZone } = reference.partnership;
  if (tally.records.length === 0) return null;
  return (
    <Section title="This shift’s records" hint="Say the receipt if you ask about one.">
      <List label="This shift’s records">
        {tally.records.map((held) => {
          const { icon, title, detail } = recordLineOf(held, { reference });
          return (
            <Row
              key={held.id}
              icon={icon}
              title={title}
              detail={detail}
              trailing={clockWords(held.createdAt, timeZone)}
              mark={
                <StateMark state={held.state} words={stateWords(held, world.now(), timeZone)} />
              }
              href={`/records/${held.id}`}
            />
          );
        })}
      </List>
    </Section>
  );
}
