/** A new sign-in link: made on a tap, shown once, gone when the sheet closes. */
import { useEffect, useState } from 'preact/hooks';
import { makeSignInLink, type SignInLink } from '../../../device/people.ts';
import type { Person } from '../../../domain/people.ts';
import type { Fault } from '../../../domain/result.ts';
import { usePhone } from '../../phone-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { faultSentence, timeWords } from '../../words.ts';

type Props = {
  readonly person: Person;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

export function LinkSheet({ person, isOpen, onClose }: Props) {
  const { world } = usePhone();
  const [link, setLink] = useState<SignInLink | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    setLink(null);
    setFault(null);
    if (!isOpen) return;
    void makeSignInLink(world, person.id).then((made) => {
      if (made.ok) setLink(made.value);
      else setFault(made.fault);
    });
  }, [isOpen, world, person.id]);
  return (
    <Sheet title={`Sign-in link for ${person.name}`} isOpen={isOpen} onClose={onClose}>
      {fault && <Notice kind="attention">{faultSentence(fault)}</Notice>}
      {!fault && !link && <Progress words="Making a link" />}
      {link && <LinkShown link={link} />}
    </Sheet>
  );
}

function LinkShown({ link }: { readonly link: SignInLink }) {
  const { world, state } = usePhone();
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const address = location.origin + link.path;
  const timeZone = state.reference?.partnership.timeZone ?? 'UTC';
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      setCopied('yes');
    } catch {
      setCopied('no');
    }
  };
  return (
    <>
      <p>
        It lets one phone in, once, until{' '}
        <strong>{timeWords(link.endsAt, world.now(), timeZone)}</strong>. Give it to nobody else:
        whoever opens it first is signed in.
      </p>
      <output class="sign-in-link" aria-label="Sign-in link">
        {address}
      </output>
      <Button kind="primary" icon="copy" wide onClick={copy}>
        Copy the link
      </Button>
      {copied && (
        <p role="status" class="soft">
          {copied === 'yes'
            ? 'Copied.'
            : 'This browser does not let it be copied: select it and copy it by hand.'}
        </p>
      )}
      <p class="soft small">
        It is shown only here, only now. Close this and it can’t be seen again.
      </p>
    </>
  );
}
