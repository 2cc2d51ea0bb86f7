/** A patrol that is over: what it was, and whether it can still be changed. */

import { crewSizeOf } from '../../../domain/patrol.ts';
import { lengthMsOf, pausedMsOf } from '../../../domain/patrol-times.ts';
import type { Reference } from '../../../domain/reference.ts';
import { hourMs, localTimeOf, minuteMs } from '../../../domain/time.ts';
import { entryName } from '../../entry-names.ts';
import { useNow } from '../../phone-context.tsx';
import { RefusedChange } from '../../refused-change.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { type Fact, SummaryList } from '../../ui/summary-list.tsx';
import { clockWords, longDayWords, stateWords, timeWords } from '../../words.ts';
import { editableUntil, type HeldPatrol } from './held-patrol.ts';
import { IncidentRows } from './incident-rows.tsx';
import { countedWords, lengthWords, purposeWords, zonesWords } from './patrol-words.ts';
import { TrackPart } from './track-part.tsx';
import { VisitRows } from './visit-rows.tsx';

type Props = { readonly held: HeldPatrol; readonly reference: Reference };

export function PastPage({ held, reference }: Props) {
  const now = useNow();
  const { timeZone, policy } = reference.partnership;
  const { patrol } = held;
  const day = localTimeOf(patrol.from, timeZone).day;
  const until = editableUntil(patrol, policy.editHours);
  const isEditable = held.isMine && now < until;
  return (
    <Page
      title={`Patrol on ${longDayWords(day, localTimeOf(now, timeZone).day)}`}
      subtitle={<StateMark state={held.state} words={stateWords(held, now, timeZone)} />}
      back={{ href: '/records', label: 'Records' }}
      action={
        isEditable && (
          <LinkButton href={`/patrol/${held.id}?edit`} size="field" wide icon="pencil">
            Change this patrol
          </LinkButton>
        )
      }
    >
      <RefusedChange held={held} />
      {held.isMine && now - (patrol.to ?? 0) < hourMs && (
        <LinkButton kind="primary" wide icon="check" href="/shift">
          Is everything received?
        </LinkButton>
      )}
      <SummaryList facts={factsOf(held, reference)} />
      <VisitRows patrol={patrol} reference={reference} />
      <IncidentRows patrolId={held.id} reference={reference} />
      {held.isMine && <TrackPart held={held} reference={reference} />}
      <p class="soft">
        {held.isMine
          ? changeWords(isEditable, timeWords(until, now, timeZone), policy.editHours)
          : 'Only the person who made this patrol may change it.'}
      </p>
    </Page>
  );
}

const changeWords = (isEditable: boolean, until: string, editHours: number): string =>
  isEditable
    ? `You can change it until ${until}.`
    : `It can’t be changed any more: the ${editHours} hours after its end ran out, ${until}. Tell your coordinator what should be different.`;

function factsOf({ patrol }: HeldPatrol, reference: Reference): readonly Fact[] {
  const { lists, partnership } = reference;
  const { from, to = from } = patrol;
  const { timeZone } = partnership;
  const pausedMs = pausedMsOf(patrol, to);
  const facts: Fact[] = [
    {
      key: 'when',
      label: 'When',
      value: `${clockWords(from, timeZone)} to ${clockWords(to, timeZone)}`,
      aside:
        lengthWords(lengthMsOf(patrol, to)) +
        (pausedMs >= minuteMs ? `, of that ${lengthWords(pausedMs)} paused` : ''),
    },
    { key: 'zones', label: 'Where', value: zonesWords(patrol, reference) },
    { key: 'mode', label: 'How', value: entryName(lists.patrolModes, patrol.mode) },
    { key: 'crew', label: 'Who', value: crewListWords(patrol, reference) },
    {
      key: 'spoke',
      label: 'Spoke with',
      value: countedWords(patrol.engagements, lists.engagements),
    },
    { key: 'did', label: 'What you did', value: countedWords(patrol.actions, lists.patrolActions) },
    { key: 'purpose', label: 'What for', value: purposeWords(patrol, reference) },
    { key: 'note', label: 'Note', value: patrol.note ?? '' },
  ];
  return facts.filter(({ value }) => value !== '');
}

const crewListWords = ({ crew }: HeldPatrol['patrol'], { lists }: Reference): string =>
  crewSizeOf({ crew }) === 0
    ? 'Nobody counted'
    : crew.map(({ role, count }) => `${count} × ${entryName(lists.crewRoles, role)}`).join(', ');
