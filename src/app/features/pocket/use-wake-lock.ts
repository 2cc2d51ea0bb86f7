/** Keeps the screen on while the page is open, and says honestly where the phone does not let it. */
import { useEffect, useState } from 'preact/hooks';

export type WakeLock = 'asking' | 'on' | 'refused' | 'missing';

export function useWakeLock(): WakeLock {
  const [state, setState] = useState<WakeLock>('wakeLock' in navigator ? 'asking' : 'missing');
  useEffect(() => ('wakeLock' in navigator ? keepAwake(setState) : undefined), []);
  return state;
}

/** A phone takes the lock away whenever the page is hidden: it is asked for again each time one looks. */
function keepAwake(told: (state: WakeLock) => void): () => void {
  let lock: WakeLockSentinel | null = null;
  let isOver = false;
  const ask = async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      const given = await navigator.wakeLock.request('screen');
      if (isOver) return void given.release();
      lock = given;
      given.addEventListener('release', () => !isOver && told('asking'), { once: true });
      told('on');
    } catch {
      // With a low battery, or in a mode that spares it, phones refuse.
      told('refused');
    }
  };
  const onVisible = () => void ask();
  document.addEventListener('visibilitychange', onVisible);
  void ask();
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', onVisible);
    void lock?.release();
  };
}
