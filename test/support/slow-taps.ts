/** Touches with a time of their own: how long a finger is held is what a pocket is opened by, and no test waits for it. */
import type { CDPSession, Page } from 'playwright-core';

export type Finger = {
  /** Held for so long, so long after the touch before. */
  readonly tap: (heldMs: number, afterMs: number) => Promise<void>;
  /** Two at once. */
  readonly pinch: () => Promise<void>;
};

/** `pass`: where the page's own clock stands, it tells the time of touches too, and must be moved. */
export async function fingerOn(
  page: Page,
  pass: (ms: number) => Promise<void> = async () => undefined,
): Promise<Finger> {
  const session = await page.context().newCDPSession(page);
  let seconds = Date.now() / 1000;
  const middle = { x: 195, y: 500 };
  return {
    tap: async (heldMs, afterMs) => {
      seconds += afterMs / 1000;
      await pass(afterMs);
      await touch(session, 'touchStart', [middle], seconds);
      seconds += heldMs / 1000;
      await pass(heldMs);
      await touch(session, 'touchEnd', [], seconds);
    },
    pinch: async () => {
      seconds += 1;
      await touch(session, 'touchStart', [middle, { x: 100, y: 300 }], seconds);
      seconds += 0.3;
      await touch(session, 'touchEnd', [], seconds);
    },
  };
}

const touch = (
  session: CDPSession,
  type: 'touchStart' | 'touchEnd',
  touchPoints: { x: number; y: number }[],
  timestamp: number,
) => session.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp });
