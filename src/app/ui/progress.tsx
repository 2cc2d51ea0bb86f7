/**
 * `<Progress words label? value? max?>`: for work over two seconds, a bar and words; without `value` it only says that it
 * goes on. With a `label` the words are not read out at every change: they are the bar's own.
 */
import { useId } from 'preact/hooks';
import './progress.css';

type Props = {
  readonly words: string;
  readonly label?: string | undefined;
  readonly value?: number | undefined;
  readonly max?: number | undefined;
};

export function Progress({ words, label, value, max = 1 }: Props) {
  const id = useId();
  return (
    <div class="progress">
      <p id={id} {...(label ? { 'aria-hidden': true } : { role: 'status' })}>
        {words}
      </p>
      <progress
        {...(label ? { 'aria-label': label } : { 'aria-labelledby': id })}
        {...(value === undefined ? {} : { value, max })}
      />
    </div>
  );
}
