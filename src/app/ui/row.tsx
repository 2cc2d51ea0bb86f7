/**
 * `<List label?>` of `<Row title detail? mark? icon? trailing? href|onClick>`: 56 px, 72 with two lines. A row that goes
 * somewhere is a link with a chevron; one that does something is a button; one that does neither just says it.
 */
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import './row.css';

type Props = {
  readonly title: ComponentChildren;
  readonly detail?: ComponentChildren;
  /** Usually a `<StateMark>`. */
  readonly mark?: ComponentChildren;
  readonly icon?: IconName | undefined;
  /** A time, a count: stands at the end of the first line. */
  readonly trailing?: ComponentChildren;
  readonly href?: string | undefined;
  readonly onClick?: (() => void) | undefined;
  readonly isCurrent?: boolean | undefined;
};

export function List({
  label,
  children,
}: {
  readonly label?: string | undefined;
  readonly children: ComponentChildren;
}) {
  return (
    <ul class="list" aria-label={label}>
      {children}
    </ul>
  );
}

export function Row({ href, onClick, isCurrent, ...content }: Props) {
  if (href !== undefined) {
    return (
      <li>
        <a class="row" href={href} aria-current={isCurrent || undefined}>
          <Content {...content} />
          <Icon name="chevron-right" size="small" />
        </a>
      </li>
    );
  }
  if (onClick) {
    return (
      <li>
        <button type="button" class="row" onClick={onClick} aria-current={isCurrent || undefined}>
          <Content {...content} />
        </button>
      </li>
    );
  }
  return (
    <li class="row">
      <Content {...content} />
    </li>
  );
}

function Content({
  title,
  detail,
  mark,
  icon,
  trailing,
}: Omit<Props, 'href' | 'onClick' | 'isCurrent'>) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span class="row-words">
        <span class="row-first">
          <span class="row-title">{title}</span>
          {trailing !== undefined && <span class="row-trailing">{trailing}</span>}
        </span>
        {detail && <span class="row-detail">{detail}</span>}
        {mark && <span class="row-mark">{mark}</span>}
      </span>
    </>
  );
}
