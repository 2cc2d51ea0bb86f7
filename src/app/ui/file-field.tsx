/** `<FileField label hint? accept onFile>`: one file, chosen or dropped on the field. */
import { useId } from 'preact/hooks';
import { describedBy, Field, type FieldWords } from './field.tsx';
import './file-field.css';

type Props = FieldWords & {
  /** As the browser's own attribute: `application/json,.json` */
  readonly accept: string;
  readonly onFile: (file: File) => Promise<void>;
};

export function FileField({ accept, onFile, ...words }: Props) {
  const id = useId();
  const take = (event: { readonly currentTarget: HTMLInputElement }) => {
    const input = event.currentTarget;
    const file = input.files?.[0];
    if (!file) return;
    // The same file may be chosen again: only an empty field tells of that.
    void onFile(file).finally(() => {
      input.value = '';
    });
  };
  return (
    <Field id={id} {...words}>
      <input
        id={id}
        type="file"
        class="input file-input"
        accept={accept}
        aria-describedby={describedBy(id, words)}
        onChange={take}
      />
    </Field>
  );
}
