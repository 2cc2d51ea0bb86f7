/** What a phone hears from the server when nobody asked: beats, nudges, and the end of it, whenever we like. */
import type { NudgeNews, NudgeSource } from '../../src/device/nudge-source.ts';

export type Nudges = NudgeSource & { readonly tell: (news: NudgeNews) => void };

export function newNudges(isOnline: () => boolean): Nudges {
  const listening = new Set<(news: NudgeNews) => void>();
  return {
    open: (told) => {
      // As an event of its own would be: one and the same function may listen twice.
      const hear = (news: NudgeNews) => told(news);
      listening.add(hear);
      return () => void listening.delete(hear);
    },
    isOnline,
    watchLeaving: () => () => undefined,
    tell: (news) => {
      for (const hear of [...listening]) hear(news);
    },
  };
}
