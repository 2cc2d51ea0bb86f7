/** Chance that comes out the same for the same words: a page that is loaded anew draws what it drew before. */
import { numbersFrom } from '../domain/seeded.ts';

/** Numbers of 0…1, 1 out, seeded with the words by FNV-1a (Fowler, Noll and Vo 1991). */
export function chanceOf(words: string): () => number {
  let seed = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) {
    seed = Math.imul(seed ^ words.charCodeAt(i), 0x01000193);
  }
  return numbersFrom(seed);
}
