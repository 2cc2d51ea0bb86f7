/** `<Icon name size?>`: a lucide drawing beside its word; it is never read out. */
import { h } from 'preact';
import { type IconName, icons } from './icons.ts';
import './icon.css';

type Props = { readonly name: IconName; readonly size?: 'small' | 'medium' | 'large' | undefined };

export function Icon({ name, size = 'medium' }: Props) {
  return (
    <svg class={`icon icon-${size}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {icons[name].map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
