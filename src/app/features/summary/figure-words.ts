/** Figures and changes as the page shows them. `null` is a number too small to show: it is not zero. */
import type { Compared } from '../../../domain/figures.ts';

const tooFew = 'too few';

/** Below it in both periods, a change is not worth a number. */
const sayFrom = 10;

const tenths = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** Hours come in tenths; from a hundred on nobody reads them. */
const written = (figure: number): string => (figure < 100 ? tenths : whole).format(figure);

export const figureWords = (figure: number | null): string =>
  figure === null ? tooFew : written(figure);

/** `+12`, `−31`, `0`; a dash where one of the two is hidden; `too few` where there is too little to say. */
export function changeOf({ now, before }: Compared): string {
  if (now === null || before === null) return '–';
  if (now < sayFrom && before < sayFrom) return now === before ? '0' : tooFew;
  const change = Math.round((now - before) * 10) / 10;
  if (change === 0) return '0';
  return change > 0 ? `+${written(change)}` : `−${written(-change)}`;
}

/** "Most: Town centre (123), Task force area (80)." Nothing where no number is shown. */
export function mostWords(
  rows: readonly { readonly name: string; readonly incidents: Compared }[],
): string {
  const most = rows
    .flatMap(({ name, incidents: { now } }) => (now ? [{ name, now }] : []))
    .sort((a, b) => b.now - a.now)
    .slice(0, 2)
    .map(({ name, now }) => `${name} (${written(now)})`);
  return most.length === 0 ? '' : `Most: ${most.join(', ')}.`;
}
