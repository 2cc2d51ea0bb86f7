/** `<Progress words value? max?>`: for work over two seconds, a bar and words; without `value` it only says that it goes on. */
import { useId } from 'preact/hooks';
import './progress.css';

type Props = {
  readonly words: string;
  readonly value?: number | undefined;
  readonly max?: number | undefined;
};

export function Progress({ words, value, max = 1 }: Props) {
  const id = useId();
  return (
    <div class="progress">
      <p id={id} role="status">
        {words}
      </p>
      <progress aria-labelledby={id} {...(value === undefined ? {} : { value, max })} />
    </div>
  );
}
