/** `<DayField label value onChange>`: a calendar day, with the browser's own calendar. `''` while none is chosen. */
import { useId } from 'preact/hooks';
import { describedBy, Field, type FieldWords } from './field.tsx';

type Props = FieldWords & {
  readonly id?: string | undefined;
  readonly value: string;
  readonly latest?: string | undefined;
  readonly onChange: (value: string) => void;
};

export function DayField({ id, value, latest, onChange, ...words }: Props) {
  const made = useId();
  const own = id ?? made;
  return (
    <Field id={own} {...words}>
      <input
        id={own}
        type="date"
        class="input"
        value={value}
        max={latest}
        aria-describedby={describedBy(own, words)}
        aria-invalid={!!words.error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}
