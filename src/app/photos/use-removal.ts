/**
 * Removing photos from a record. Nothing is done until the seconds for *Undo* are over, or the page is left: what
 * was received is gone from this phone, and could not be put back. A page that dies before has removed nothing.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Held, Phone } from '../../device/phone.ts';
import type { HeldPhoto } from '../../device/photo-state.ts';
import type { Reference } from '../../domain/reference.ts';
import { type Instant, secondMs } from '../../domain/time.ts';
import { mayStillChange } from '../log-incident.ts';
import { usePhone } from '../phone-context.tsx';

export type Removal = {
  /** Until when it may be kept after all; `undefined` for one that stays. */
  readonly untilOf: (hash: string) => Instant | undefined;
  readonly begin: (photo: HeldPhoto) => void;
  readonly undo: (hash: string) => void;
};

type Leaving = { readonly until: Instant; readonly callOff: () => void };

export function useRemoval(held: Held, { partnership }: Reference): Removal {
  const { phone, state, world } = usePhone();
  const leaving = useRef(new Map<string, Leaving>());
  const [, show] = useState(0);
  const shown = () => show((before) => before + 1);
  const isOpen = mayStillChange(held, state, world.now());
  const remove = (hash: string): void => {
    leaving.current.delete(hash);
    void removeNow(phone, { id: held.id, hash, isOpen }).then(shown);
  };
  const latest = useRef(remove);
  latest.current = remove;

  useEffect(
    () => () => {
      for (const [hash, { callOff }] of leaving.current) {
        callOff();
        latest.current(hash);
      }
    },
    [held.id],
  );

  return {
    untilOf: (hash) => leaving.current.get(hash)?.until,
    begin: ({ hash }) => {
      const undoMs = partnership.policy.undoSeconds * secondMs;
      const callOff = world.wakeAfter(undoMs, () => latest.current(hash));
      leaving.current.set(hash, { until: world.now() + undoMs, callOff });
      shown();
    },
    undo: (hash) => {
      leaving.current.get(hash)?.callOff();
      leaving.current.delete(hash);
      shown();
    },
  };
}

type Leaver = { readonly id: string; readonly hash: string; readonly isOpen: boolean };

/** Past the hours in which a record may be changed only what lies on this phone can be let go of. */
async function removeNow(phone: Phone, { id, hash, isOpen }: Leaver): Promise<void> {
  const photos = await phone.photos();
  await (isOpen ? photos?.remove(id, hash) : photos?.giveUp(id, hash));
}
