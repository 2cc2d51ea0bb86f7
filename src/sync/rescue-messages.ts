/** Messages about phones that lost what they held, or hand it over in a file (S17, S18). */
import { kindNames } from '../domain/records.ts';
import { faultCodes } from '../domain/result.ts';
import {
  anyOf,
  instant,
  list,
  maybe,
  type Of,
  oneOf,
  orNull,
  shape,
  text,
  whole,
} from '../domain/schema.ts';

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

/** Why a file was not brought in. Nothing was changed then. */
const whyNots = ['no-rescue-file', 'other-version', 'damaged', 'not-ours', 'forged'] as const;

/**
 * `POST /api/rescue`: how what was in the file fared, in counts. `new` has come by it, `known` had come
 * before; `kind` is `null` where not even that could be read.
 */
const broughtInSchema = shape({
  /** Whose phone it is from. */
  author: text(80),
  outcomes: list(
    shape({
      kind: orNull(oneOf(kindNames)),
      result: oneOf(['new', 'known', 'refused']),
      code: maybe(oneOf(faultCodes)),
      count: whole(1, 1e6),
    }),
  ),
});

export const rescueReplySchema = anyOf([
  shape({ brought: broughtInSchema }),
  shape({ whyNot: oneOf(whyNots) }),
]);

export type WhyNot = (typeof whyNots)[number];
export type BroughtIn = Of<typeof broughtInSchema>;
export type RescueReply = Of<typeof rescueReplySchema>;
