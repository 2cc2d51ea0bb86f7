/** Keeps the promise of "it tries again by itself": asks anew once the partnership's server was heard again. */
import { useEffect, useRef } from 'preact/hooks';
import type { Fault } from '../domain/result.ts';
import { usePhone } from './phone-context.tsx';

export function useRetryOnSignal(fault: Fault | null, retry: () => void): void {
  const { state } = usePhone();
  const { lastReplyAt } = state.sync;
  const heardAt = useRef(lastReplyAt);
  useEffect(() => {
    const isNews = heardAt.current !== lastReplyAt;
    heardAt.current = lastReplyAt;
    if (isNews && fault?.code === 'offline') retry();
  }, [lastReplyAt]);
}
