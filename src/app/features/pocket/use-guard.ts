/** Listens to fingers, keys and screen readers, and opens only for those that mean it. */
import { useRef, useState } from 'preact/hooks';
import {
  type Guard,
  isSlowPress,
  newGuard,
  stepGuard,
  type Touch,
  waitsUntil,
} from './tap-guard.ts';

type Listening = {
  /** One of two taps was made: it says so, for the other must come soon. */
  readonly isHalfOpen: boolean;
  readonly onPointer: (event: PointerEvent) => void;
  /** Of the button: keys and screen readers click without a finger on the glass. */
  readonly onClick: (event: MouseEvent) => void;
};

const whats: Readonly<Record<string, Touch['what']>> = {
  pointerdown: 'down',
  pointerup: 'up',
  pointercancel: 'cancel',
};

export function useGuard(open: () => void): Listening {
  const guard = useRef<Guard>(newGuard);
  const pressedAt = useRef(Number.NEGATIVE_INFINITY);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isHalfOpen, setHalfOpen] = useState(false);
  const halfOpenFor = (ms: number) => {
    clearTimeout(timer.current);
    setHalfOpen(ms > 0);
    if (ms > 0) timer.current = setTimeout(() => setHalfOpen(false), ms);
  };
  return {
    isHalfOpen,
    onPointer: (event) => {
      const what = whats[event.type];
      if (!what) return;
      const stepped = stepGuard(guard.current, toTouch(event, what));
      guard.current = stepped.guard;
      if (stepped.isOpened) return open();
      halfOpenFor((waitsUntil(stepped.guard) ?? event.timeStamp) - event.timeStamp);
    },
    onClick: (event) => {
      // A finger's or a mouse's click was judged as a touch already.
      if (event.detail > 0) return;
      const isOpened = isSlowPress(pressedAt.current, event.timeStamp);
      pressedAt.current = event.timeStamp;
      if (isOpened) open();
      else halfOpenFor(2 * 2500);
    },
  };
}

const toTouch = (event: PointerEvent, what: Touch['what']): Touch => ({
  what,
  id: event.pointerId,
  at: event.timeStamp,
  x: event.clientX / innerWidth,
  y: event.clientY / innerHeight,
  isMouse: event.pointerType === 'mouse',
});
