/**
 * `<SelectField label value options onChange>`: one of a long list, at a desk. Where a few choices matter, `<Choices>`
 * shows them all; on a beat nothing is behind a drop-down.
 */
import { useId } from 'preact/hooks';
import { describedBy, Field, type FieldWords } from './field.tsx';
import './select-field.css';

export type SelectOption = {
  readonly value: string;
  readonly label: string;
  /** Options of one group stand together under its name. */
  readonly group?: string | undefined;
};

type Props = FieldWords & {
  readonly id?: string | undefined;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly onChange: (value: string) => void;
};

export function SelectField({ id, value, options, onChange, ...words }: Props) {
  const made = useId();
  const own = id ?? made;
  const groups = [...new Set(options.map(({ group }) => group))];
  return (
    <Field id={own} {...words}>
      <select
        id={own}
        class="input"
        value={value}
        aria-describedby={describedBy(own, words)}
        aria-invalid={!!words.error}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {groups.map((group) => {
          const inside = options
            .filter((option) => option.group === group)
            .map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ));
          return group === undefined ? (
            inside
          ) : (
            <optgroup key={group} label={group}>
              {inside}
            </optgroup>
          );
        })}
      </select>
    </Field>
  );
}
