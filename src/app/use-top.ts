/** A page that takes the place of another under the same address begins at its top, as every page does. */
import { useLayoutEffect } from 'preact/hooks';

export function useTop(): void {
  useLayoutEffect(() => scrollTo({ top: 0, behavior: 'instant' }), []);
}
