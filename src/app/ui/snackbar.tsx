/**
 * `<Snackbar words until now onUndo onGone>`: what was just done, and *Undo* with the seconds left. It never covers the
 * page's action: the shell gives it room above the bar. Seconds are shown, not read out.
 */
import type { Instant } from '../../domain/time.ts';
import { Icon } from './icon.tsx';
import './snackbar.css';

type Props = {
  readonly words: string;
  /** While `now` is before it, *Undo* is offered; `now` must tick. */
  readonly until: Instant;
  readonly now: Instant;
  readonly onUndo: () => void;
};

export function Snackbar({ words, until, now, onUndo }: Props) {
  const secondsLeft = Math.ceil((until - now) / 1000);
  if (secondsLeft <= 0) return null;
  return (
    <div class="snackbar">
      <p class="snackbar-words" role="status">
        {words}
      </p>
      <button type="button" class="snackbar-undo" onClick={onUndo}>
        <Icon name="undo-2" size="small" />
        <span class="snackbar-word">Undo</span>
        <span class="snackbar-left" aria-hidden="true">
          {secondsLeft}
        </span>
      </button>
    </div>
  );
}
