/** A sign-in link that came in a message: pasted here, it opens as if it had been tapped. */
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { codeOf } from './code-of.ts';
import { Button } from './ui/button.tsx';
import { TextField } from './ui/text-field.tsx';

type Props = { readonly label?: string; readonly kind?: 'primary' | 'secondary' };

export function PasteLink({ label = 'Paste it here', kind }: Props) {
  const { route } = useLocation();
  const [link, setLink] = useState('');
  const [isWrong, setWrong] = useState(false);
  const open = (event: Event) => {
    event.preventDefault();
    const code = codeOf(link);
    if (code === null) setWrong(true);
    else route(`/join/${encodeURIComponent(code)}`);
  };
  return (
    <form class="stack" onSubmit={open} noValidate>
      <TextField
        label={label}
        hint="All of it, from the message it came in."
        inputMode="url"
        autoComplete="off"
        spellcheck={false}
        value={link}
        error={
          isWrong
            ? 'This is not a Beatbook link. Copy all of it from the message it came in.'
            : undefined
        }
        onInput={(value) => {
          setLink(value);
          setWrong(false);
        }}
      />
      <Button type="submit" kind={kind}>
        Go on
      </Button>
    </form>
  );
}
