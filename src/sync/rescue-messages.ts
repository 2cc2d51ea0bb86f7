/** Messages about phones that lost what they held, or hand it over in a file (S17, S18). */
import { instant, list, type Of, shape, text, whole } from '../domain/schema.ts';

/** `GET /api/rescue`: phones that were cleared by their browser, latest first. */
export const clearedReplySchema = shape({
  cleared: list(
    shape({
      name: text(80),
      device: text(80),
      /** Changes that the phone said it held and that never came. */
      waiting: whole(1, 1e9),
      /** When it said so. */
      cameAt: instant,
      noticedAt: instant,
    }),
  ),
});

export type ClearedReply = Of<typeof clearedReplySchema>;
