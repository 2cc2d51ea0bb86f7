/** The officer's own track of a patrol, as it lies on this phone. */
import { useEffect, useState } from 'preact/hooks';
import type { TrackSeen } from '../../../device/track-state.ts';
import { usePhone } from '../../phone-context.tsx';

type Track = {
  /** `null` until it is read. */
  readonly track: TrackSeen | null;
  readonly readAgain: () => void;
};

export function useTrack(patrol: string): Track {
  const { phone, state } = usePhone();
  const [track, setTrack] = useState<TrackSeen | null>(null);
  const [asked, setAsked] = useState(0);
  const { fix, phase } = state.track ?? {};
  // Every new fix makes it another one, and so does whatever the officer does.
  useEffect(() => {
    let isOver = false;
    void phone
      .track((control) => control.read(patrol))
      .then((read) => !isOver && read.ok && setTrack(read.value));
    return () => {
      isOver = true;
    };
  }, [phone, patrol, fix, phase, asked]);
  return { track, readAgain: () => setAsked(asked + 1) };
}
