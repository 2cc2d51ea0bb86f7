/** Who is signed in, what this phone holds and promises, how it looks, whom to ring, and the way out. */
import { roles } from '../../../domain/roles.ts';
import { listedNames } from '../../entry-names.ts';
import { usePhone } from '../../phone-context.tsx';
import { RescueOffer } from '../../rescue-offer.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { timeWords, timeZoneOf } from '../../words.ts';
import { About } from './about.tsx';
import { CueField } from './cue-field.tsx';
import { Glossary } from './glossary.tsx';
import { SignOut } from './sign-out.tsx';
import { ThemeField } from './theme-field.tsx';
import { ThisPhone } from './this-phone.tsx';
import { WorkPages } from './work-pages.tsx';
import './me.css';

export function Me() {
  const { state, world } = usePhone();
  const { person, reference, signInEndsAt } = state;
  if (!person) return null;
  const organisation = reference?.organisations.find(({ id }) => id === person.organisation);
  const zones = person.zones.map(
    (id) => reference?.zones.find((zone) => zone.id === id)?.name ?? id,
  );
  const hub = reference?.hubs.find(({ id }) => id === person.hub)?.name;
  const until = signInEndsAt && timeWords(signInEndsAt, world.now(), timeZoneOf(reference));
  return (
    <Page title={person.name} subtitle={roles[person.role].plain}>
      <SummaryList
        facts={[
          { label: 'Organisation', value: organisation?.name },
          { label: zones.length === 1 ? 'Zone' : 'Zones', value: listedNames(zones) },
          { label: 'Youth hub', value: hub },
          {
            label: 'Signed in until',
            value: state.sync.phase === 'signed-out' ? 'ended: ask for a new link' : until,
          },
        ]}
      />
      <WorkPages person={person} />
      <ThisPhone />
      <NothingGoesOut />
      {roles[person.role].rescues && <PhonesInTrouble />}
      <Section title="Receipts" hint="Whether and when something was received.">
        <LinkButton href="/receipt" icon="search">
          Check a receipt
        </LinkButton>
      </Section>
      <ThemeField />
      {roles[person.role].logs.includes('patrol') && <CueField />}
      <WhomToRing />
      <Glossary terms={reference?.terms ?? []} />
      <About />
      <SignOut />
    </Page>
  );
}

/** Always there while something waits: who needs it may have no signal to be told so. */
function NothingGoesOut() {
  const { person, unsent, needsAttention } = usePhone().state;
  if (!person || unsent + needsAttention === 0) return null;
  return (
    <Section
      title="If nothing goes out any more"
      hint="Your sign-in has ended and no link is at hand, the server is gone, or you must hand this phone in: take your work off it as a sealed file."
    >
      <RescueOffer personId={person.id} />
    </Section>
  );
}

function PhonesInTrouble() {
  return (
    <Section
      title="Phones in trouble"
      hint="Bring in what an officer’s phone could not send, and see whose phone lost something."
    >
      <LinkButton href="/rescue" icon="smartphone">
        Phones in trouble
      </LinkButton>
    </Section>
  );
}

function WhomToRing() {
  const { state } = usePhone();
  const contacts = state.reference?.partnership.contacts ?? [];
  if (contacts.length === 0) return null;
  return (
    <Section title="Whom to ring">
      <ul class="contacts">
        {contacts.map(({ id, name, number, when }) => (
          <li key={id} class="contact">
            <div>
              <p class="contact-name">{name}</p>
              <p class="contact-when">{when}</p>
            </div>
            <LinkButton href={`tel:${number.replaceAll(/[^\d+*#]/g, '')}`} icon="phone">
              {number}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}
