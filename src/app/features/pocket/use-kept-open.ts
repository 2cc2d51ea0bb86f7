/**
 * A dialog over everything that no gesture closes: a hand on the edge of the glass makes a phone go back, and what
 * lies beneath logs an incident at the first touch.
 */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Answers with what lets it go, for good, and does `then` once the phone is back where it came from. */
export function useKeptOpen(dialog: RefObject<HTMLDialogElement | null>) {
  const isLetGo = useRef(false);
  useEffect(() => {
    const shown = dialog.current;
    if (!shown) return;
    const keep = (event: Event) => void (isLetGo.current || event.preventDefault());
    const showAgain = () => void (isLetGo.current || shown.showModal());
    const stay = () => void (isLetGo.current || history.pushState(null, '', location.href));
    shown.showModal();
    history.pushState(null, '', location.href);
    shown.addEventListener('cancel', keep);
    shown.addEventListener('close', showAgain);
    addEventListener('popstate', stay);
    const unlit = darken();
    return () => {
      shown.removeEventListener('close', showAgain);
      removeEventListener('popstate', stay);
      unlit();
    };
  }, [dialog]);
  return (then: () => void) => {
    if (isLetGo.current) return;
    isLetGo.current = true;
    dialog.current?.close();
    // The step that held back the phone's own *Back* goes first: no later *Back* leads into the dark again.
    addEventListener('popstate', then, { once: true });
    history.back();
  };
}

/** The phone's own bar above the page, too. */
function darken(): () => void {
  const meta = document.querySelector('meta[name="theme-color"]');
  const before = meta?.getAttribute('content') ?? '';
  meta?.setAttribute('content', '#000000');
  return () => meta?.setAttribute('content', before);
}
