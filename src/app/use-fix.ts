/** Where this phone is, while a page that asks is open; between pages the last fix is remembered with its time. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Fix, PositionFault, PositionSource } from '../device/world.ts';
import { usePhone } from './phone-context.tsx';

export type Whereabout = {
  /** The latest one there was; `at` says whether it still counts. */
  readonly fix: Fix | null;
  /** Why there is none now. */
  readonly fault: PositionFault | null;
};

/** One for the app: several pages may watch, the phone is asked once. */
const latest = signal<Whereabout>({ fix: null, fault: null });
let watchers = 0;
let stop: () => void = () => undefined;

/** Of whoever asked besides the pages: a patrol that is followed knows where it is with no page open. */
export function noteFix(fix: Fix): void {
  if (fix.at > (latestFix()?.at ?? 0)) latest.value = { fix, fault: null };
}

export const latestFix = (): Fix | null => latest.peek().fix;

/** Keeps the position watched while the component is on the page; `isWanted` false leaves it alone. */
export function useFix(isWanted = true): Whereabout {
  const { world } = usePhone();
  useEffect(() => (isWanted ? watchPosition(world.position) : undefined), [isWanted, world]);
  return latest.value;
}

/** As `useFix`, without showing the component anew at every fix: ask `latestFix()` when it is needed. */
export function useFixWatcher(): void {
  const { world } = usePhone();
  useEffect(() => watchPosition(world.position), [world]);
}

function watchPosition(position: PositionSource): () => void {
  watchers += 1;
  if (watchers === 1) {
    stop = position.watch((told) => {
      latest.value = told.ok
        ? { fix: told.value, fault: null }
        : { fix: latest.peek().fix, fault: told.fault };
    });
  }
  return () => {
    watchers -= 1;
    if (watchers === 0) stop();
  };
}
