/** `<Stepper label value onChange min? max?>`: a count with − and +, the number large enough for rain. */
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';
import './stepper.css';

type Props = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
};

export function Stepper({ label, hint, value, onChange, min = 0, max = 999 }: Props) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand in the same line as its buttons
    <div class="stepper" role="group" aria-labelledby={id}>
      <span class="stepper-label" id={id}>
        {label}
        {hint && <span class="stepper-hint">{hint}</span>}
      </span>
      <button
        type="button"
        class="stepper-step"
        aria-label={`${label}: one fewer`}
        disabled={value <= min}
        onClick={() => onChange(Math.max(min, value - 1))}
      >
        <Icon name="minus" />
      </button>
      <output
        class={value === 0 ? 'stepper-count stepper-none' : 'stepper-count'}
        aria-labelledby={id}
      >
        {value}
      </output>
      <button
        type="button"
        class="stepper-step"
        aria-label={`${label}: one more`}
        disabled={value >= max}
        onClick={() => onChange(Math.min(max, value + 1))}
      >
        <Icon name="plus" />
      </button>
    </div>
  );
}
