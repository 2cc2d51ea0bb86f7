/**
 * `<Sheet title isOpen onClose>`: rises from below on a phone, stands in the middle at a desk. The browser's own
 * <dialog> keeps the focus inside, closes on Escape and gives the focus back.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import './sheet.css';

type Props = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** Buttons at the bottom, the one that is meant last in reading and nearest the thumb. */
  readonly actions?: ComponentChildren;
};

export function Sheet({ title, isOpen, onClose, children, actions }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen && dialog.current?.open) dialog.current.close();
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a tap beside the sheet is a shortcut; Escape and the button close it too
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      {isOpen && (
        <div class="sheet-inside">
          <div class="sheet-head">
            <h2 id={id}>{title}</h2>
            <button
              type="button"
              class="sheet-close"
              aria-label="Close"
              onClick={() => dialog.current?.close()}
            >
              <Icon name="x" />
            </button>
          </div>
          <div class="sheet-body">{children}</div>
          {actions && <div class="sheet-actions">{actions}</div>}
        </div>
      )}
    </dialog>
  );
}
