/**
 * Whole numbers from 0 to 2⁵³ in as few bytes as they need: seven bits a byte, the eighth says that
 * more follow.
 */

export function writeVarint(bytes: number[], value: number): void {
  let left = value;
  while (left >= 128) {
    bytes.push((left % 128) + 128);
    left = Math.floor(left / 128);
  }
  bytes.push(left);
}

/** Small negative numbers as small ones: 0, −1, 1, −2 … become 0, 1, 2, 3 … */
export const toZigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
export const fromZigzag = (value: number): number =>
  value % 2 === 0 ? value / 2 : -(value + 1) / 2;

/** Seven of them are 49 bits: more than any number here needs, and no more than is exact. */
const bytesMax = 7;

/**
 * Reads one number after the other; `undefined` where the bytes end first, or make no number of ours.
 */
export function newVarintReader(bytes: Uint8Array): {
  readonly next: () => number | undefined;
  readonly place: () => number;
} {
  let place = 0;
  return {
    next: () => {
      let [value, factor] = [0, 1];
      for (let count = 0; count < bytesMax; count++) {
        const byte = bytes[place];
        if (byte === undefined) return undefined;
        place += 1;
        value += (byte % 128) * factor;
        if (byte < 128) return value;
        factor *= 128;
      }
      return undefined;
    },
    place: () => place,
  };
}
