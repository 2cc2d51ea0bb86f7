/** Which forms have something typed in them: an update or a reload waits until none has. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

const open = signal<ReadonlySet<symbol>>(new Set());

/** Read it inside a component or an effect to hear of changes. */
export const isAnyFormOpen = (): boolean => open.value.size > 0;

/** Counts this form as open until the answer is called. */
export function openForm(): () => void {
  const form = Symbol('form');
  open.value = new Set([...open.peek(), form]);
  return () => {
    open.value = new Set([...open.peek()].filter((it) => it !== form));
  };
}

/** While `isDirty`, and while the component is on the page, this form holds up updates. */
export function useOpenForm(isDirty: boolean): void {
  useEffect(() => (isDirty ? openForm() : undefined), [isDirty]);
}
