/**
 * `<Button kind? size? busy? icon? …>`: primary (one a screen), secondary, quiet (a word in the text),
 * danger (destroys). `busy` keeps it in place, says `busyWords` and swallows further taps.
 */
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import './button.css';

export type ButtonLook = {
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  readonly size?: 'usual' | 'field' | undefined;
  /** Full width, as a page's one action is on a phone. */
  readonly wide?: boolean | undefined;
  readonly icon?: IconName | undefined;
};

type Props = ButtonLook &
  Pick<
    ButtonHTMLAttributes,
    | 'onClick'
    | 'disabled'
    | 'aria-label'
    | 'aria-expanded'
    | 'aria-controls'
    | 'aria-pressed'
    | 'form'
    | 'id'
  > & {
    readonly type?: 'button' | 'submit' | undefined;
    readonly busy?: boolean | undefined;
    readonly busyWords?: string | undefined;
    readonly children: ComponentChildren;
  };

export const buttonClass = ({
  kind = 'secondary',
  size = 'usual',
  wide = false,
}: ButtonLook): string => `button button-${kind} button-${size}${wide ? ' button-wide' : ''}`;

export function Button({
  kind,
  size,
  wide,
  icon,
  type = 'button',
  busy,
  busyWords,
  children,
  ...rest
}: Props) {
  const attributes = busy ? { ...rest, onClick: stop, 'aria-disabled': true as const } : rest;
  return (
    <button {...attributes} type={type} class={buttonClass({ kind, size, wide })}>
      {icon && <Icon name={icon} />}
      <span>{busy ? (busyWords ?? children) : children}</span>
    </button>
  );
}

/** A busy button keeps the focus, so it isn't `disabled`; it must not submit its form twice either. */
const stop = (event: Event): void => event.preventDefault();
