/** The officer's home: am I on patrol, where, how long; what can I log now; is everything safe. */
import { useState } from 'preact/hooks';
import { runningPatrolOf } from '../../../device/running-patrol.ts';
import type { PositionFault } from '../../../device/world.ts';
import { openVisitOf } from '../../../domain/patrol.ts';
import type { Person } from '../../../domain/people.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { Fault } from '../../../domain/result.ts';
import { usePhone } from '../../phone-context.tsx';
import { useSaid } from '../../said.ts';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { List, Row } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { useFix } from '../../use-fix.ts';
import { faultSentence } from '../../words.ts';
import { DispersalLine } from './dispersal-line.tsx';
import { DueRow } from './due-row.tsx';
import { HomeBeforeLists } from './home-before-lists.tsx';
import { KindTiles } from './kind-tiles.tsx';
import { PatrolCard } from './patrol-card.tsx';
import { StartPatrol } from './start-patrol.tsx';
import { ToFinish } from './to-finish.tsx';
import './home.css';

export function Home() {
  const { state } = usePhone();
  const { reference, person } = state;
  if (!reference || !person) return <HomeBeforeLists />;
  return <HomeWithLists reference={reference} person={person} />;
}

type Props = { readonly reference: Reference; readonly person: Person };

function HomeWithLists({ reference, person }: Props) {
  const { state } = usePhone();
  const { fault: positionFault } = useFix();
  const [fault, setFault] = useState<Fault | null>(null);
  const said = useSaid();
  const patrol = runningPatrolOf(state);
  const visited = patrol && openVisitOf(patrol.fields)?.hotspot;
  return (
    <Page
      title="Home"
      isTitleHidden
      action={!patrol && <StartPatrol reference={reference} person={person} onFault={setFault} />}
    >
      {said && <Notice kind="done">{said}</Notice>}
      {fault && (
        <Notice kind="attention" title="That was not saved">
          {faultSentence(fault)}
        </Notice>
      )}
      <DispersalLine reference={reference} />
      {patrol && <PatrolCard patrol={patrol} />}
      <Section
        title="What did you see?"
        hint={positionFault ? noPosition[positionFault] : undefined}
      >
        <KindTiles key={visited ?? ''} reference={reference} visited={visited} onFault={setFault} />
        <List>
          <ToFinish reference={reference} />
          <Row icon="heart-handshake" title="Refer a young person" href="/referral/new" />
          <DueRow reference={reference} person={person} />
          <Row
            icon="file-text"
            title="Handover"
            detail={lastHoursWords(reference)}
            href="/handover"
          />
        </List>
      </Section>
    </Page>
  );
}

const lastHoursWords = ({ partnership }: Reference): string =>
  `The last ${partnership.policy.handoverHours} hours in your zones`;

const noPosition: Readonly<Record<PositionFault, string>> = {
  refused: 'Position is switched off for Beatbook, so each incident asks where.',
  unavailable: 'No position just now, so each incident asks where.',
  'not-on-this-phone': 'This phone gives no position, so each incident asks where.',
};
