/**
 * Now as a bar, the period before as a mark across it: told apart by shape, so that grey paper shows both. The number
 * stands beside it in the table; the bar is not read out.
 */
import type { Compared } from '../../../domain/figures.ts';
import './bar.css';

type Props = {
  readonly compared: Compared;
  /** The largest number of its table, so that bars can be compared. */
  readonly most: number;
};

const width = 100;

export function Bar({ compared: { now, before }, most }: Props) {
  if (now === null || most <= 0) return null;
  const at = (figure: number) => Math.min(width, (figure / most) * width);
  return (
    <svg
      class="bar-drawn"
      viewBox={`0 0 ${width} 12`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="bar-now" x="0" y="2" width={at(now)} height="8" />
      {before !== null && (
        <line class="bar-before" x1={at(before)} x2={at(before)} y1="0" y2="12" />
      )}
    </svg>
  );
}

/** The largest shown number of a column, now or before. */
export const mostOf = (column: readonly Compared[]): number =>
  Math.max(0, ...column.flatMap(({ now, before }) => [now ?? 0, before ?? 0]));
