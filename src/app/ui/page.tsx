/**
 * `<Page title back? subtitle? action? width?>`: a page's frame. Its heading takes the focus when the page
 * arrives, so that a screen reader says where one is. `action` is the one thing to do here: it stays above the bottom
 * bar, where the thumb is. `width`: `reading` (default), `wide` (tables), `full` (maps: no margins, no scrolling).
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import './page.css';

type Props = {
  readonly title: string;
  readonly isTitleHidden?: boolean | undefined;
  readonly subtitle?: ComponentChildren;
  readonly back?: { readonly href: string; readonly label: string } | undefined;
  /** Usually one wide primary `<Button>`. */
  readonly action?: ComponentChildren;
  readonly width?: 'reading' | 'wide' | 'full' | undefined;
  readonly children: ComponentChildren;
};

/** The first page is read from its top anyway; taking the focus there would skip the way to the content. */
let isFirstPage = true;

export function Page({
  title,
  isTitleHidden,
  subtitle,
  back,
  action,
  width = 'reading',
  children,
}: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Beatbook`;
  }, [title]);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return (
    <main class={`page page-${width}`} id="main">
      <header class={isTitleHidden ? 'only-heard' : 'page-head'}>
        {back && (
          <a class="page-back" href={back.href}>
            <Icon name="chevron-left" size="small" />
            {back.label}
          </a>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {subtitle && <div class="page-subtitle">{subtitle}</div>}
      </header>
      <div class="page-body">{children}</div>
      {action && <div class="page-action">{action}</div>}
    </main>
  );
}
