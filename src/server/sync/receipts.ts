/**
 * Receipts that can be said over a radio: `RIVER-7214`. 128 words and 10,000 numbers make 1.28
 * million; at 100,000 records one try in 13 is taken, so twelve tries always suffice (10⁻¹³).
 */
import type { World } from '../world.ts';
import { receiptWords } from './receipt-words.ts';

const triesMax = 12;

/** Different codes, as many as asked for, of which `takenOf` finds that nobody has them. */
export async function newReceiptCodes(
  { randomBytes }: Pick<World, 'randomBytes'>,
  count: number,
  takenOf: (codes: readonly string[]) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const free = new Set<string>();
  for (let tries = 0; free.size < count; tries++) {
    if (tries === triesMax) throw new Error('Receipts have run out: add words.');
    const drawn = new Set<string>();
    for (let i = free.size; i < count; i++) drawn.add(receiptCodeOf(randomBytes(4)));
    for (const taken of await takenOf([...drawn])) drawn.delete(taken);
    for (const code of drawn) free.add(code);
  }
  return [...free];
}

/** The code that four bytes stand for. */
function receiptCodeOf(bytes: Uint8Array): string {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const word = receiptWords[a % receiptWords.length];
  const number = ((b << 16) | (c << 8) | d) % 10_000;
  return `${word}-${String(number).padStart(4, '0')}`;
}
