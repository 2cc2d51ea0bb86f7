/** `<Icon name size?>`: a lucide drawing beside its word; it is never read out. */
import type { IconName } from './icons.ts';
import './icon.css';

type Props = { readonly name: IconName; readonly size?: 'small' | 'medium' | 'large' | undefined };

/** One file beside the code instead of drawings in it: the first paint doesn't wait for fifty icons. */
const drawings = new URL('./icons.svg', import.meta.url).pathname;

export function Icon({ name, size = 'medium' }: Props) {
  return (
    <svg class={`icon icon-${size}`} aria-hidden="true" focusable="false">
      <use href={`${drawings}#${name}`} />
    </svg>
  );
}
