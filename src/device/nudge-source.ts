/** The browser's own stream of events, and when it says that the page is not looked at or has no signal. */
import { type NudgeEvent, nudgeEvents, nudgePath } from '../sync/nudge.ts';

/** `lost`: it ended, or never began; nothing more comes from it. */
export type NudgeNews = NudgeEvent | 'lost';

export type NudgeSource = {
  /** Opens a stream; the answer closes it. */
  readonly open: (told: (news: NudgeNews) => void) => () => void;
  /** Whether it is worth a try at all. */
  readonly isOnline: () => boolean;
  /** The page was hidden, or signal went. */
  readonly watchLeaving: (left: () => void) => () => void;
};

/** `null` in a browser that knows no such streams. */
export const browserNudges = (): NudgeSource | null =>
  'EventSource' in globalThis
    ? { open, isOnline: () => navigator.onLine !== false, watchLeaving }
    : null;

function open(told: (news: NudgeNews) => void): () => void {
  const source = new EventSource(nudgePath);
  for (const event of nudgeEvents) source.addEventListener(event, () => told(event));
  // By itself it would try again after seconds, and after an HTTP error never: we do both our own way.
  source.addEventListener('error', () => {
    source.close();
    told('lost');
  });
  return () => source.close();
}

function watchLeaving(left: () => void): () => void {
  const look = () => {
    if (document.visibilityState === 'hidden') left();
  };
  addEventListener('offline', left);
  addEventListener('pagehide', left);
  document.addEventListener('visibilitychange', look);
  return () => {
    removeEventListener('offline', left);
    removeEventListener('pagehide', left);
    document.removeEventListener('visibilitychange', look);
  };
}
