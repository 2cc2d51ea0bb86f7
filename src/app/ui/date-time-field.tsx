/**
 * `<DateTimeField label value timeZone onChange latest? …>`: the phone's own date and time inputs, and two buttons
 * for what is asked most: five minutes sooner or later. Values are instants; what is shown is the partnership's clock.
 */
import { useId } from 'preact/hooks';
import { type Instant, minuteMs } from '../../domain/time.ts';
import { Button } from './button.tsx';
import { errorId, FieldError, type FieldWords, hintId } from './field.tsx';
import { clockOf, instantOf } from './instant-of.ts';
import './date-time-field.css';

type Props = FieldWords & {
  readonly id?: string | undefined;
  readonly value: Instant;
  readonly timeZone: string;
  readonly onChange: (value: Instant) => void;
  /** Nothing later than this can be chosen with +5; what is typed is the form's to judge. */
  readonly latest?: Instant | undefined;
};

const step = 5 * minuteMs;

export function DateTimeField({ id, value, timeZone, onChange, latest, ...words }: Props) {
  const made = useId();
  const own = id ?? made;
  const { day, time } = clockOf(value, timeZone);
  const set = (nextDay: string, nextTime: string) => {
    const next = instantOf(nextDay, nextTime, timeZone);
    if (next !== null) onChange(next);
  };
  const described = [words.hint && hintId(own), words.error && errorId(own)]
    .filter(Boolean)
    .join(' ');
  return (
    <fieldset
      class={words.error ? 'field field-wrong' : 'field'}
      id={own}
      aria-describedby={described || undefined}
    >
      <legend class="field-label">{words.label}</legend>
      {words.hint && (
        <p class="field-hint" id={hintId(own)}>
          {words.hint}
        </p>
      )}
      <FieldError id={own} error={words.error} />
      <div class="date-time">
        <input
          class="input date-time-time"
          type="time"
          aria-label={`${words.label}: time`}
          value={time}
          onChange={(event) => set(day, event.currentTarget.value)}
        />
        <input
          class="input date-time-day"
          type="date"
          aria-label={`${words.label}: day`}
          value={day}
          onChange={(event) => set(event.currentTarget.value, time)}
        />
        <Button onClick={() => onChange(value - step)}>
          <span class="only-heard">{words.label}: </span>−5 min
        </Button>
        <Button
          disabled={latest !== undefined && value + step > latest}
          onClick={() => onChange(value + step)}
        >
          <span class="only-heard">{words.label}: </span>+5 min
        </Button>
      </div>
    </fieldset>
  );
}
