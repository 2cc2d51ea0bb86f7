/** One person: what they are, their phones, and what an administrator can do for them. */
import { useState } from 'preact/hooks';
import type { PersonRow } from '../../../domain/people.ts';
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { List, Row } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { agoWords, timeWords } from '../../words.ts';
import { DeactivateSheet } from './deactivate-sheet.tsx';
import { LinkSheet } from './link-sheet.tsx';
import { LostSheet } from './lost-sheet.tsx';
import type { PeopleProps } from './people.tsx';
import { PersonFacts } from './person-facts.tsx';

type Open = 'link' | 'lost' | 'deactivate' | null;

export function PersonPage({ row, reference, refresh }: PeopleProps & { readonly row: PersonRow }) {
  const { state } = usePhone();
  const [open, setOpen] = useState<Open>(null);
  const [done, setDone] = useState<string | null>(null);
  const { person, isActive } = row;
  const finish = (words: string) => {
    setOpen(null);
    setDone(words);
    refresh();
  };
  const close = () => setOpen(null);
  const isSelf = person.id === state.person?.id;
  return (
    <Page
      title={person.name}
      back={{ href: '/people', label: 'People' }}
      action={
        isActive && (
          <Button kind="primary" wide onClick={() => setOpen('link')}>
            New sign-in link
          </Button>
        )
      }
    >
      {done && <Notice kind="done">{done}</Notice>}
      {!isActive && (
        <Notice kind="info" isSudden={false}>
          Deactivated: nobody can sign in as {person.name}. What they recorded stays.
        </Notice>
      )}
      <PersonFacts row={row} reference={reference} />
      <LinkButton href={`/people?edit=${person.id}`} icon="pencil">
        Change role, zones or name
      </LinkButton>
      <Devices row={row} timeZone={reference.partnership.timeZone} />
      {isActive && (
        <Section title="If something is wrong">
          <div class="person-dangers">
            <Button icon="smartphone" onClick={() => setOpen('lost')}>
              A phone is lost
            </Button>
            {!isSelf && (
              <Button icon="x" onClick={() => setOpen('deactivate')}>
                Deactivate {person.name}
              </Button>
            )}
          </div>
        </Section>
      )}
      <LinkSheet person={person} isOpen={open === 'link'} onClose={close} />
      <LostSheet row={row} isOpen={open === 'lost'} onClose={close} onDone={finish} />
      <DeactivateSheet row={row} isOpen={open === 'deactivate'} onClose={close} onDone={finish} />
    </Page>
  );
}

function Devices({ row, timeZone }: { readonly row: PersonRow; readonly timeZone: string }) {
  const { world } = usePhone();
  const now = world.now();
  const sessions = [...row.sessions].sort((a, b) => b.lastSeenAt - a.lastSeenAt);
  return (
    <Section title="Phones that are signed in">
      {sessions.length === 0 ? (
        <p class="soft">None. A sign-in link lets one phone in.</p>
      ) : (
        <List label="Phones">
          {sessions.map(({ id, device, startedAt, lastSeenAt, endsAt }) => (
            <Row
              key={id}
              icon="smartphone"
              title={device}
              detail={`Signed in ${timeWords(startedAt, now, timeZone)}; until ${timeWords(endsAt, now, timeZone)}`}
              trailing={`Seen ${agoWords(lastSeenAt, now)}`}
            />
          ))}
        </List>
      )}
    </Section>
  );
}
