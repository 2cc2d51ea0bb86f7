/** `<EmptyState title icon? action?>why it is empty, and what would fill it</EmptyState>` */
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import './empty-state.css';

type Props = {
  readonly title: string;
  readonly icon?: IconName | undefined;
  readonly children?: ComponentChildren;
  readonly action?: ComponentChildren;
};

export function EmptyState({ title, icon, children, action }: Props) {
  return (
    <div class="empty">
      {icon && <Icon name={icon} size="large" />}
      <p class="empty-title">{title}</p>
      {children && <div class="empty-words">{children}</div>}
      {action && <div class="empty-action">{action}</div>}
    </div>
  );
}
