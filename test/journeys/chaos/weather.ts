/** How often each trick is played: a table of weathers. */
import type { TrickName } from './tricks.ts';

export type Weather = keyof typeof weathers;

export const weathers = {
  clear: [['through', 1]],
  showers: [
    ['through', 12],
    ['request late', 3],
    ['reply late', 3],
    ['reply lost', 2],
    ['cut in the reply', 2],
    ['cut in the request', 2],
    ['cut before', 2],
    ['twice, once later', 2],
    ['500', 1],
    ['429 in our words', 1],
    ['hotel', 1],
  ],
  storm: [
    ['through', 2],
    ['reply lost', 4],
    ['cut in the reply', 4],
    ['cut in the request', 3],
    ['cut before', 2],
    ['reply lost, and again later', 3],
    ['500 after its effect', 2],
    ['502', 1],
    ['reply late', 2],
  ],
  echoes: [
    ['twice at once', 4],
    ['twice, once later', 4],
    ['reply lost, and again later', 3],
    ['through', 2],
  ],
  'a hotel': [
    ['hotel', 6],
    ['429', 2],
    ['empty reply', 1],
    ['502', 1],
    ['through', 1],
  ],
  'a tunnel': [['cut before', 1]],
} as const satisfies Record<string, readonly (readonly [TrickName, number])[]>;

/** All but the clear one, and that now and then. */
export const weatherForecast: readonly (readonly [Weather, number])[] = [
  ['clear', 1],
  ['showers', 4],
  ['storm', 4],
  ['echoes', 2],
  ['a hotel', 1],
  ['a tunnel', 1],
];
