/** The server's nudges as a test has them in its hand: what is said on the streams, and who listens. */
import type { NudgeNews, NudgeSource } from '../../src/device/nudge-source.ts';

export type GivenNudges = {
  /** A server that knows nudges; otherwise every stream ends at once, as with a 404. */
  isThere: boolean;
  /** One a phone: its page, its signal. */
  readonly newSource: () => GivenSource;
  /** Streams that are open, of all phones. */
  readonly open: () => number;
  /** How many were opened so far. */
  readonly opened: () => number;
  /** On all streams. */
  readonly say: (news: NudgeNews) => void;
};

export type GivenSource = Omit<NudgeSource, 'open'> & {
  open: NudgeSource['open'];
  online: boolean;
  /** The page is hidden, or signal goes. */
  readonly leave: () => void;
};

export function newNudges(isThere = true): GivenNudges {
  const streams = new Set<(news: NudgeNews) => void>();
  let opened = 0;
  const openStream: NudgeSource['open'] = (told) => {
    opened += 1;
    streams.add(told);
    queueMicrotask(() => {
      if (streams.has(told)) told(nudges.isThere ? 'beat' : 'lost');
    });
    return () => void streams.delete(told);
  };
  const nudges: GivenNudges = {
    isThere,
    newSource: () => newSource(openStream),
    open: () => streams.size,
    opened: () => opened,
    say: (news) => {
      for (const told of [...streams]) told(news);
    },
  };
  return nudges;
}

function newSource(open: NudgeSource['open']): GivenSource {
  const watching = new Set<() => void>();
  const source: GivenSource = {
    open,
    online: true,
    isOnline: () => source.online,
    watchLeaving: (left) => {
      watching.add(left);
      return () => void watching.delete(left);
    },
    leave: () => {
      for (const left of [...watching]) left();
    },
  };
  return source;
}
