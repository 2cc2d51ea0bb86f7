/** `/dispersal`: what is in force, what is to come, what it allows; who may, authorises one here. */

import { isInForce } from '../../../domain/dispersal-rules.ts';
import type { Reference } from '../../../domain/reference.ts';
import { roles } from '../../../domain/roles.ts';
import { areaWords } from '../../area-words.ts';
import { dispersalLimits, dispersalLimitsAsAt } from '../../dispersal-words.ts';
import { dispersalsIn, type HeldDispersal } from '../../dispersals.ts';
import { entryName } from '../../entry-names.ts';
import { mayStillChange } from '../../log-incident.ts';
import { usePhone } from '../../phone-context.tsx';
import { editHref } from '../../record-line.ts';
import { useSaid } from '../../said.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { useMinute } from '../../use-minute.ts';
import { stateWords, timeWords } from '../../words.ts';
import './dispersal.css';

export function DispersalList({ reference }: { readonly reference: Reference }) {
  const { state } = usePhone();
  const now = useMinute();
  const said = useSaid();
  const { person } = state;
  const held = dispersalsIn(state.records);
  const inForce = held.filter(({ fields }) => isInForce(fields, now));
  const toCome = held.filter(({ fields }) => fields.from > now);
  const over = held.filter(({ fields }) => fields.to <= now).toReversed();
  const mayAuthorise = !!person && roles[person.role].logs.includes('dispersal');
  return (
    <Page
      title="Dispersal"
      subtitle="Authorisations to tell people to leave an area"
      back={{ href: '/', label: 'Back' }}
      action={
        mayAuthorise && (
          <LinkButton kind="primary" size="field" wide icon="shield" href="/dispersal/new">
            Authorise one
          </LinkButton>
        )
      }
    >
      {said && <Notice kind="done">{said}</Notice>}
      {inForce.length === 0 && (
        <EmptyState icon="shield" title="None is in force">
          As far as this phone knows. What is authorised comes with the next connection.
        </EmptyState>
      )}
      <Cards title="In force" held={inForce} reference={reference} now={now} />
      <Cards title="To come" held={toCome} reference={reference} now={now} />
      <Section title="What it allows">
        <ul class="limits">
          {dispersalLimits(reference).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p class="soft small">{dispersalLimitsAsAt(reference)}</p>
      </Section>
      <Cards title="Over" held={over.slice(0, overMax)} reference={reference} now={now} />
    </Page>
  );
}

/** What is older is among the records. */
const overMax = 5;

type CardsProps = {
  readonly title: string;
  readonly held: readonly HeldDispersal[];
  readonly reference: Reference;
  readonly now: number;
};

function Cards({ title, held, reference, now }: CardsProps) {
  if (held.length === 0) return null;
  return (
    <Section title={title}>
      <ul class="dispersals">
        {held.map((one) => (
          <Card key={one.id} held={one} reference={reference} now={now} />
        ))}
      </ul>
    </Section>
  );
}

type CardProps = Omit<CardsProps, 'title' | 'held'> & { readonly held: HeldDispersal };

function Card({ held, reference, now }: CardProps) {
  const { state } = usePhone();
  const { area, from, to, rank, grounds } = held.fields;
  const { partnership, lists } = reference;
  const [since, until] = [from, to].map((at) => timeWords(at, now, partnership.timeZone));
  const mayChange = mayStillChange(held, state, now) && now < to;
  return (
    <li class={isInForce(held.fields, now) ? 'dispersal dispersal-in-force' : 'dispersal'}>
      <h3>{areaWords(area, reference)}</h3>
      <p class="dispersal-until">{now < to ? `Until ${until}` : `Ended ${until}`}</p>
      <p>
        Since {since}, by {entryName(lists.authorisingRanks, rank).toLowerCase()}.{' '}
        {entryName(lists.dispersalGrounds, grounds)}.
      </p>
      {held.isMine && (
        <StateMark state={held.state} words={stateWords(held, now, partnership.timeZone)} />
      )}
      {(mayChange || (held.isMine && held.state === 'attention')) && (
        <LinkButton href={editHref(held)} icon="pencil">
          Change or end it
        </LinkButton>
      )}
    </li>
  );
}
