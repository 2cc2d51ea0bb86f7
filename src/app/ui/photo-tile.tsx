/**
 * `<PhotoTile label width height url? note? onOpen? children?>`: a photo as large as a thumb, and under it what
 * there is to say of it. Its place is kept while it comes; `note` says why it does not.
 */
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import './photo-tile.css';

type Props = {
  /** `Photo 1 of 2, added 01:14` */
  readonly label: string;
  readonly url?: string | undefined;
  readonly note?: string | undefined;
  readonly onOpen: () => void;
  /** Its state, and what may be done about it. */
  readonly children?: ComponentChildren;
};

export function PhotoTile({ label, url, note, onOpen, children }: Props) {
  return (
    <li class="photo-tile">
      {url ? (
        <button type="button" class="photo-frame" onClick={onOpen}>
          <img class="photo-small" src={url} alt={label} />
        </button>
      ) : (
        <div class="photo-frame photo-missing">
          <Icon name="camera" />
          <p>
            <span class="only-heard">{label}: </span>
            {note ?? 'Coming'}
          </p>
        </div>
      )}
      {children && <div class="photo-words">{children}</div>}
    </li>
  );
}
