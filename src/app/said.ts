/** What one page has to say on the next: `Taken back.` It is said once, and gone with that page. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

const said = signal<string | null>(null);

export function sayNext(words: string): void {
  said.value = words;
}

export function useSaid(): string | null {
  useEffect(
    () => () => {
      said.value = null;
    },
    [],
  );
  return said.value;
}
