/** Chance that comes out the same for the same words: a page that is loaded anew draws what it drew before. */

/** Numbers of 0…1, 1 out: mulberry32 (Ettinger 2017), seeded with the words by FNV-1a (Fowler, Noll and Vo 1991). */
export function chanceOf(words: string): () => number {
  let state = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) {
    state = Math.imul(state ^ words.charCodeAt(i), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
