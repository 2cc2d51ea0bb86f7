/**
 * Big buttons instead of a drop-down, with real radio buttons or checkboxes inside.
 * `<Choices legend options value onChange notKnown?>` picks one (a second tap takes it back unless `required`),
 * `<ManyChoices legend options values onChange>` picks any number.
 */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { errorId, FieldError, hintId } from './field.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import './choices.css';

export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly icon?: IconName | undefined;
  readonly disabled?: boolean | undefined;
};

type Shared = {
  readonly id?: string | undefined;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** The question is the page's heading already: keep the legend for screen readers only. */
  readonly isLegendHidden?: boolean | undefined;
  readonly options: readonly Choice[];
  /** `row` wraps short words; `column` is a list of longer ones, each the width of the page. */
  readonly layout?: 'row' | 'column' | undefined;
  readonly size?: 'usual' | 'field' | undefined;
};

type OneProps = Shared & {
  readonly value: string | null | undefined;
  /** `null` where the answer was taken back, or is *not known*. */
  readonly onChange: (value: string | null) => void;
  /** The words of a last choice that stands for no answer. */
  readonly notKnown?: string | undefined;
  readonly required?: boolean | undefined;
};

type ManyProps = Shared & {
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
};

const nothing = '';

export function Choices({ value, onChange, notKnown, required, ...shared }: OneProps) {
  const name = useId();
  const options = notKnown
    ? [...shared.options, { value: nothing, label: notKnown }]
    : shared.options;
  const chosen = value ?? (notKnown ? nothing : undefined);
  const choose = (next: string) => onChange(next === nothing ? null : next);
  return (
    <Group {...shared} id={shared.id ?? name}>
      {options.map((option) => (
        <Option
          key={option.value}
          id={`${name}-${option.value}`}
          option={option}
          isChosen={option.value === chosen}
        >
          <input
            type="radio"
            id={`${name}-${option.value}`}
            name={name}
            value={option.value}
            checked={option.value === chosen}
            disabled={option.disabled}
            required={required}
            onChange={() => choose(option.value)}
            onClick={() => option.value === chosen && !required && onChange(null)}
          />
        </Option>
      ))}
    </Group>
  );
}

export function ManyChoices({ values, onChange, ...shared }: ManyProps) {
  const name = useId();
  const toggle = (value: string) =>
    onChange(values.includes(value) ? values.filter((it) => it !== value) : [...values, value]);
  return (
    <Group {...shared} id={shared.id ?? name}>
      {shared.options.map((option) => (
        <Option
          key={option.value}
          id={`${name}-${option.value}`}
          option={option}
          isChosen={values.includes(option.value)}
        >
          <input
            type="checkbox"
            id={`${name}-${option.value}`}
            name={name}
            value={option.value}
            checked={values.includes(option.value)}
            disabled={option.disabled}
            onChange={() => toggle(option.value)}
          />
        </Option>
      ))}
    </Group>
  );
}

type GroupProps = Omit<Shared, 'options'> & {
  readonly id: string;
  readonly children: ComponentChildren;
};

function Group({
  id,
  legend,
  hint,
  error,
  isLegendHidden,
  layout = 'row',
  size = 'usual',
  children,
}: GroupProps) {
  const described = [hint && hintId(id), error && errorId(id)].filter(Boolean).join(' ');
  return (
    <fieldset
      id={id}
      tabIndex={error ? -1 : undefined}
      class={error ? 'choices field-wrong' : 'choices'}
      aria-describedby={described || undefined}
    >
      <legend class={isLegendHidden ? 'only-heard' : 'field-label'}>{legend}</legend>
      {hint && (
        <p class="field-hint" id={hintId(id)}>
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      <div class={`choices-options choices-${layout} choices-${size}`}>{children}</div>
    </fieldset>
  );
}

type OptionProps = {
  readonly id: string;
  readonly option: Choice;
  readonly isChosen: boolean;
  readonly children: ComponentChildren;
};

function Option({ option: { label, hint, icon }, isChosen, id, children }: OptionProps) {
  return (
    <label for={id} class={isChosen ? 'choice choice-chosen' : 'choice'}>
      {children}
      {isChosen && <Icon name="check" size="small" />}
      {icon && !isChosen && <Icon name={icon} size="small" />}
      <span class="choice-words">
        {label}
        {hint && <span class="choice-hint">{hint}</span>}
      </span>
    </label>
  );
}
