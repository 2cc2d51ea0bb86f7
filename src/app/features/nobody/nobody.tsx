/** Nobody is signed in on this phone: what to do about it. */
import { PasteLink } from '../../paste-link.tsx';
import { usePhone } from '../../phone-context.tsx';
import { RescueOffer } from '../../rescue-offer.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { counted } from '../../words.ts';

export function Nobody() {
  const { state } = usePhone();
  const waiting = state.others.filter(({ unsent }) => unsent > 0);
  return (
    <Page title="Nobody is signed in on this phone">
      <p>
        Beatbook is the record of work on the beat. It has no passwords: your administrator sends
        you a link, and opening it on this phone signs you in.
      </p>
      <p>No link, or an old one? Ask your administrator for a new one.</p>
      {state.blank === 'no-signal' && (
        <Notice isSudden={false} title="There is nothing of Beatbook’s on this phone.">
          Were you signed in here before? Then the browser has cleared it, and what was not sent is
          gone. With signal Beatbook looks by itself whether you are still signed in.
        </Notice>
      )}
      {waiting.length > 0 && (
        <Notice kind="attention" isSudden={false} title="There is unsent work on this phone.">
          {waiting.map(({ name, unsent }) => `${name}: ${counted(unsent, 'record')}`).join('. ')}.
          It goes out when they sign in here again.
        </Notice>
      )}
      {waiting.map(({ id, name }) => (
        <RescueOffer key={id} personId={id} word={`Save the unsent work of ${name} to a file`} />
      ))}
      <Section title="You have a link">
        <PasteLink />
      </Section>
    </Page>
  );
}
