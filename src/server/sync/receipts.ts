/**
 * Receipts that can be said over a radio: `RIVER-7214`. 128 words and 10,000 numbers make 1.28
 * million; at 100,000 records one try in 13 is taken, so twelve tries always suffice (10⁻¹³).
 */
import type { World } from '../world.ts';
import { receiptWords } from './receipt-words.ts';

const triesMax = 12;

/** A code that `isTaken` says nobody has. */
export async function newReceiptCode(
  { randomBytes }: Pick<World, 'randomBytes'>,
  isTaken: (code: string) => Promise<boolean>,
): Promise<string> {
  for (let tries = 0; tries < triesMax; tries++) {
    const code = receiptCodeOf(randomBytes(4));
    if (!(await isTaken(code))) return code;
  }
  throw new Error('Receipts have run out: add words.');
}

/** The code that four bytes stand for. */
function receiptCodeOf(bytes: Uint8Array): string {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const word = receiptWords[a % receiptWords.length];
  const number = ((b << 16) | (c << 8) | d) % 10_000;
  return `${word}-${String(number).padStart(4, '0')}`;
}
