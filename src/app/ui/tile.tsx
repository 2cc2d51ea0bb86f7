/** `<Tiles>` lays `<Tile icon onClick hint?>word</Tile>` (or `href`) in two columns, each 88 px: a thumb in the rain. */
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import './tile.css';

type Props = {
  readonly icon: IconName;
  readonly children: ComponentChildren;
  /** A few more words under the first. */
  readonly hint?: string | undefined;
  readonly disabled?: boolean | undefined;
} & (
  | { readonly onClick: () => void; readonly href?: undefined }
  | { readonly href: string; readonly onClick?: undefined }
);

export function Tile({ icon, children, hint, disabled, onClick, href }: Props) {
  const inside = (
    <>
      <Icon name={icon} size="large" />
      <span class="tile-word">{children}</span>
      {hint && <span class="tile-hint">{hint}</span>}
    </>
  );
  if (href !== undefined) {
    return (
      <a class="tile" href={href}>
        {inside}
      </a>
    );
  }
  return (
    <button type="button" class="tile" disabled={disabled} onClick={onClick}>
      {inside}
    </button>
  );
}

export function Tiles({ children }: { readonly children: ComponentChildren }) {
  return <div class="tiles">{children}</div>;
}
