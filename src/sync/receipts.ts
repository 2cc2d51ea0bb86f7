/** `GET /api/receipts/CODE`: what the server knows of a receipt, for those who may see its record. */
import { kindNames } from '../domain/records.ts';
import { boolean, instant, maybe, type Of, oneOf, shape, text, whole } from '../domain/schema.ts';

export const receiptReplySchema = shape({
  code: text(40),
  kind: oneOf(kindNames),
  receivedAt: instant,
  /** How often the record was written, its making included. */
  version: whole(1, 1e9),
  isDeleted: boolean(),
  /**
   * A statement of one line (S16), signed as it is asked for. It names the author: not for everybody
   * who may see the record; and there is none of what never came over the wire.
   */
  signed: maybe(
    shape({
      statement: text(1000),
      signature: text(200),
      key: shape({ id: text(60), key: text(100) }),
    }),
  ),
});

export type ReceiptReply = Of<typeof receiptReplySchema>;
