/** `<LinkButton href kind? size? wide? icon?>`: goes somewhere, and looks like a button. */
import type { ComponentChildren } from 'preact';
import { type ButtonLook, buttonClass } from './button.tsx';
import { Icon } from './icon.tsx';

type Props = ButtonLook & {
  readonly href: string;
  readonly download?: string | undefined;
  readonly children: ComponentChildren;
};

export function LinkButton({ href, download, icon, children, ...look }: Props) {
  return (
    <a href={href} download={download} class={buttonClass(look)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}
