/** `<FileButton kind? size? wide? icon? accept capture? onFile>`: a button that asks for one file, or opens the camera. */
import type { ComponentChildren } from 'preact';
import { type ButtonLook, buttonClass } from './button.tsx';
import { Icon } from './icon.tsx';
import './file-button.css';

type Props = ButtonLook & {
  /** As the browser's own attribute: `image/*` */
  readonly accept: string;
  /** On a phone the camera opens at once. */
  readonly isCamera?: boolean | undefined;
  readonly busy?: boolean | undefined;
  readonly onFile: (file: File) => void;
  readonly children: ComponentChildren;
};

export function FileButton({ icon, accept, isCamera, busy, onFile, children, ...look }: Props) {
  const take = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
    const file = currentTarget.files?.[0];
    // The same file may be chosen again: only an empty field tells of that.
    if (file) onFile(file);
    currentTarget.value = '';
  };
  return (
    <label class={`file-button ${buttonClass(look)}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      <input
        type="file"
        accept={accept}
        disabled={busy}
        onChange={take}
        {...(isCamera && { capture: 'environment' })}
      />
    </label>
  );
}
