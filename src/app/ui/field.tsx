/** `<Field id label hint? error? optional?>` goes round one input: label, hint and error in one order, tied by `describedBy`. */
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import './field.css';

export type FieldWords = {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong and how to put it right; shown with the field and read out with it. */
  readonly error?: string | undefined;
  /** Says *not needed* beside the label. */
  readonly optional?: boolean | undefined;
};

type Props = FieldWords & { readonly id: string; readonly children: ComponentChildren };

export const hintId = (id: string): string => `${id}-hint`;
export const errorId = (id: string): string => `${id}-error`;

/** What an input inside the field puts into `aria-describedby`. */
export const describedBy = (id: string, { hint, error }: FieldWords): string | undefined =>
  [hint && hintId(id), error && errorId(id)].filter(Boolean).join(' ') || undefined;

export function Field({ id, label, hint, error, optional, children }: Props) {
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label class="field-label" for={id}>
        {label}
        {optional && <span class="field-optional"> (not needed)</span>}
      </label>
      {hint && (
        <p class="field-hint" id={hintId(id)}>
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      {children}
    </div>
  );
}

export function FieldError({
  id,
  error,
}: {
  readonly id: string;
  readonly error?: string | undefined;
}) {
  if (!error) return null;
  return (
    <p class="field-error" id={errorId(id)}>
      <Icon name="circle-alert" size="small" />
      <span>{error}</span>
    </p>
  );
}
