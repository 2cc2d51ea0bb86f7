/**
 * How large figures and buttons are: as usual, or large, for gloves, rain and tired eyes. The choice is this phone's,
 * not the person's. `public/theme.js` puts it on before the first paint; the key and the values are the same there.
 */
import { signal } from '@preact/signals';

export const figuresSizes = ['usual', 'large'] as const;
export type FiguresSize = (typeof figuresSizes)[number];

const key = 'beatbook-figures';

export const figuresSize = signal<FiguresSize>(
  document.documentElement.dataset.figures === 'large' ? 'large' : 'usual',
);

export function chooseFiguresSize(size: FiguresSize): void {
  figuresSize.value = size;
  document.documentElement.dataset.figures = size;
  try {
    localStorage.setItem(key, size);
  } catch {
    // A browser that keeps nothing still shows them large until it is closed.
  }
}
