/** What few need, behind one tap. */
import type { ComponentChildren } from 'preact';
import { Icon } from '../../ui/icon.tsx';

type Props = {
  readonly word: string;
  readonly children: ComponentChildren;
  readonly onOpen?: () => void;
};

export function Fold({ word, children, onOpen }: Props) {
  return (
    <details class="fold" onToggle={(event) => event.currentTarget.open && onOpen?.()}>
      <summary>
        <Icon name="chevron-right" size="small" />
        {word}
      </summary>
      {children}
    </details>
  );
}
