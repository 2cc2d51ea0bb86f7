/** Before a patrol: what it will begin with, worked out; one tap begins it and all of it can be changed after. */
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { newPatrol } from '../../../domain/new-patrol.ts';
import type { Reference } from '../../../domain/reference.ts';
import { useNow, usePhone } from '../../phone-context.tsx';
import { isFresh, ownPatrolsOf, placeOf, startPatrol } from '../../start-patrol.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { List, Row } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { useChange } from '../../use-change.ts';
import { useFix } from '../../use-fix.ts';
import { faultSentence, timeWords } from '../../words.ts';
import { crewWords, lengthWords, zonesWords } from './patrol-words.ts';

export function StartPage({ reference }: { readonly reference: Reference }) {
  const { phone, world, state } = usePhone();
  const { route } = useLocation();
  const [isStarting, setIsStarting] = useState(false);
  const { ask, fault } = useChange();
  const { fix } = useFix();
  const now = useNow();
  const start = async () => {
    setIsStarting(true);
    const isStarted = await ask(startPatrol(phone, world, fix));
    setIsStarting(false);
    if (isStarted) route('/patrol', true);
  };
  const { person } = state;
  if (!person) return null;
  const place = fix && isFresh(fix, now) ? placeOf(fix) : undefined;
  const last = ownPatrolsOf(state)[0]?.fields;
  const begun = newPatrol({ at: now, place, reference, person, last });
  return (
    <Page
      title="Start a patrol"
      back={{ href: '/home', label: 'Home' }}
      action={
        <Button
          kind="primary"
          size="field"
          wide
          icon="play"
          busy={isStarting}
          busyWords="Starting"
          onClick={() => void start()}
        >
          Start patrol
        </Button>
      }
    >
      {fault && <Notice kind="attention">{faultSentence(fault)}</Notice>}
      <SummaryList
        facts={[
          {
            key: 'zones',
            label: 'Where',
            value: zonesWords(begun, reference),
            aside: place ? 'From where you are now.' : 'Your zones: there is no position yet.',
          },
          {
            key: 'crew',
            label: 'How',
            value: crewWords(begun, reference),
            aside: last ? 'As on your last patrol.' : undefined,
          },
        ]}
      />
      <p class="soft">One tap starts it. You can change all of this while it runs.</p>
      <EarlierPatrols reference={reference} />
    </Page>
  );
}

const earlierShown = 3;

function EarlierPatrols({ reference }: { readonly reference: Reference }) {
  const { state } = usePhone();
  const now = useNow();
  const { timeZone } = reference.partnership;
  const earlier = ownPatrolsOf(state).slice(0, earlierShown);
  if (earlier.length === 0) return null;
  return (
    <Section title="Earlier patrols">
      <List label="Earlier patrols">
        {earlier.map(({ id, fields: { from = 0, to = from, zones = [] } }) => (
          <Row
            key={id}
            href={`/patrol/${id}`}
            title={zonesWords({ zones }, reference)}
            detail={timeWords(from, now, timeZone)}
            trailing={lengthWords(to - from)}
          />
        ))}
      </List>
    </Section>
  );
}
