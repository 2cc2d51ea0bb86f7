/** One number against the number before it, in words that claim no more than the numbers say. */

type Shown = { readonly now: number; readonly before: number };

/** Below it in both periods, a change is not worth a word. */
const tooFew = 10;

const format = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

export const numberWords = (n: number): string => format.format(n);

export const counted = (n: number, one: string, many: string): string =>
  `${numberWords(n)} ${n === 1 ? one : many}`;

/** "31 fewer than in the three months before (443), 7% down", or that there is nothing to say. */
export function changeWords({ now, before }: Shown, beforePlain: string): string {
  if (now < tooFew && before < tooFew) {
    return `${numberWords(before)} in ${beforePlain}. Too few to say whether that is a change.`;
  }
  if (now === before) return `the same as in ${beforePlain}: no change.`;
  const gap = numberWords(Math.abs(now - before));
  const direction = now < before ? 'fewer' : 'more';
  return `${gap} ${direction} than in ${beforePlain} (${numberWords(before)})${percentWords(now, before)}.`;
}

/** Nothing before is no base for a percentage, and a few before make a wild one. */
function percentWords(now: number, before: number): string {
  if (before < tooFew) return '';
  const percent = Math.round((Math.abs(now - before) / before) * 100);
  const size = percent === 0 ? 'less than 1%' : `${numberWords(percent)}%`;
  return `, ${now < before ? 'down' : 'up'} ${size}`;
}
