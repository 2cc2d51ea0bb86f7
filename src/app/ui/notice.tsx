/**
 * `<Notice kind title? action?>`: info, attention, danger (to a person) and done. Danger and attention interrupt a
 * screen reader where `isSudden`; a notice that was there when the page came is part of the page.
 */
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import './notice.css';

export type NoticeKind = 'info' | 'attention' | 'danger' | 'done';

const iconOf: Readonly<Record<NoticeKind, IconName>> = {
  info: 'info',
  attention: 'triangle-alert',
  danger: 'circle-alert',
  done: 'check',
};

type Props = {
  readonly kind?: NoticeKind | undefined;
  readonly title?: string | undefined;
  readonly children?: ComponentChildren;
  /** A button or a link under the words. */
  readonly action?: ComponentChildren;
  readonly isSudden?: boolean | undefined;
};

export function Notice({ kind = 'info', title, children, action, isSudden = true }: Props) {
  const role = kind === 'danger' || kind === 'attention' ? 'alert' : 'status';
  return (
    <div class={`notice notice-${kind}`} role={isSudden ? role : undefined}>
      <Icon name={iconOf[kind]} />
      <div class="notice-words">
        {title && <p class="notice-title">{title}</p>}
        {children && <div class="notice-text">{children}</div>}
        {action && <div class="notice-action">{action}</div>}
      </div>
    </div>
  );
}
