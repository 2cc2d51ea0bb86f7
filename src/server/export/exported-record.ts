/** A stored record as one person may see it, on its way into a file. */
import type { Instant } from '../../domain/time.ts';

export type ExportedRecord<F> = {
  readonly id: string;
  readonly author: string;
  readonly receivedAt: Instant;
  readonly receiptCode: string;
  readonly isDemonstration: boolean;
  readonly fields: Partial<F>;
};
