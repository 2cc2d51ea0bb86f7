/** Nobody is signed in on this phone: what to do about it. */
import { PasteLink } from '../../paste-link.tsx';
import { usePhone } from '../../phone-context.tsx';
import { RescueOffer } from '../../rescue-offer.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { unsentWords } from '../../words.ts';

export function Nobody() {
  const { state } = usePhone();
  const { others } = state;
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
      {others.length > 0 && (
        <Notice kind="attention" isSudden={false} title="There is unsent work on this phone.">
          {others
            .map(({ name, unsent, photos }) => `${name}: ${unsentWords(unsent, photos)}`)
            .join('. ')}
          . It goes out when they sign in here again.
        </Notice>
      )}
      {others
        .filter(({ unsent }) => unsent > 0)
        .map(({ id, name }) => (
          <RescueOffer key={id} personId={id} word={`Save the unsent work of ${name} to a file`} />
        ))}
      <Section title="You have a link">
        <PasteLink />
      </Section>
    </Page>
  );
}
