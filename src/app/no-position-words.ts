/** Why minutes are not counted by themselves just now, and what to do; empty while they are. */
import type { TrackState } from '../device/track-state.ts';
import type { PositionFault } from '../device/world.ts';

export function noPositionWords(track: TrackState | null): string {
  if (!track) return '';
  if (track.phase === 'elsewhere') return 'Another tab of Beatbook follows this patrol.';
  if (track.phase === 'paused') return 'Your position is paused: tap to arrive by hand.';
  return track.fault ? faultWords[track.fault] : '';
}

const faultWords: Readonly<Record<PositionFault, string>> = {
  refused:
    'Beatbook may not use this phone’s position: arrive by hand, or allow it in the settings.',
  unavailable: 'No position just now: it is tried again by itself.',
  'not-on-this-phone': 'This phone gives no position: arrive and leave by hand.',
};
