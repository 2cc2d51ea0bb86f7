/** `/receipt`: a code that somebody said over the radio, or that stands on paper. */
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { receiptCodeIn } from './receipt-code.ts';

export function AskForCode() {
  const { route } = useLocation();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const open = (event: Event) => {
    event.preventDefault();
    const code = receiptCodeIn(typed);
    if (code === null) setWrong(true);
    else route(`/receipt/${code}`);
  };
  return (
    <Page title="Check a receipt" back={{ href: '/me', label: 'Me' }}>
      <p>
        Every record that the partnership’s server has received has a receipt. It proves that it
        arrived, and when, also months later and with no signal.
      </p>
      <form class="stack" onSubmit={open} noValidate>
        <TextField
          label="Receipt code"
          hint="A word and four figures, such as RIVER-7214."
          autoComplete="off"
          spellcheck={false}
          enterKeyHint="search"
          value={typed}
          error={
            isWrong
              ? 'This is not a receipt code. It is a word and four figures, such as RIVER-7214.'
              : undefined
          }
          onInput={(value) => {
            setTyped(value);
            setWrong(false);
          }}
        />
        <Button type="submit" kind="primary" icon="search">
          Look it up
        </Button>
      </form>
    </Page>
  );
}
