/**
 * `<TextField label value onInput hint? error? charactersMax? …>` and `<TextArea …>`. Nothing is cut off while typing:
 * over `charactersMax` the count says by how much, and the form says so when it is sent.
 */
import type { InputHTMLAttributes } from 'preact';
import { useId } from 'preact/hooks';
import { describedBy, Field, type FieldWords } from './field.tsx';

type Props = FieldWords & {
  readonly id?: string | undefined;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly charactersMax?: number | undefined;
};

type TextFieldProps = Props &
  Pick<
    InputHTMLAttributes,
    'inputMode' | 'autoComplete' | 'spellcheck' | 'enterKeyHint' | 'required'
  >;

export function TextField({ id, value, onInput, charactersMax, ...rest }: TextFieldProps) {
  const made = useId();
  const own = id ?? made;
  const { label, hint, error, optional, ...attributes } = rest;
  const words = { label, hint, error, optional };
  return (
    <Field id={own} {...words}>
      <input
        {...attributes}
        id={own}
        type="text"
        class="input"
        value={value}
        aria-describedby={describedBy(own, words)}
        aria-invalid={!!error}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <Count value={value} charactersMax={charactersMax} />
    </Field>
  );
}

export function TextArea({
  id,
  value,
  onInput,
  charactersMax,
  rows = 3,
  ...words
}: Props & { readonly rows?: number | undefined }) {
  const made = useId();
  const own = id ?? made;
  return (
    <Field id={own} {...words}>
      <textarea
        id={own}
        class="input"
        rows={rows}
        value={value}
        aria-describedby={describedBy(own, words)}
        aria-invalid={!!words.error}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <Count value={value} charactersMax={charactersMax} />
    </Field>
  );
}

/** Read out only near the end: a count at every letter would drown the letter. */
function Count({ value, charactersMax }: Pick<Props, 'value' | 'charactersMax'>) {
  if (charactersMax === undefined) return null;
  const left = charactersMax - value.length;
  return (
    <p
      class={left < 0 ? 'field-count field-count-over' : 'field-count'}
      aria-live={left < 20 ? 'polite' : 'off'}
    >
      {left < 0 ? `${-left} characters too many` : `${left} characters left`}
    </p>
  );
}
