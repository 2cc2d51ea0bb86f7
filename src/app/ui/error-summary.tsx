/**
 * `<ErrorSummary errors>`: after a form was refused, every reason at the top, each a link to its field (GOV.UK's
 * pattern). It takes the focus when it appears, and each time `errors` becomes another list.
 */
import { useEffect, useId, useRef } from 'preact/hooks';
import './error-summary.css';

type Props = {
  readonly title?: string | undefined;
  readonly errors: readonly { readonly fieldId: string; readonly words: string }[];
};

export function ErrorSummary({ title = 'This can’t be saved yet', errors }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div class="error-summary" ref={box} tabIndex={-1} role="alert" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {errors.map(({ fieldId, words }) => (
          <li key={fieldId}>
            <a href={`#${fieldId}`} onClick={(event) => goTo(event, fieldId)}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Moves to the field itself: following the link would be a change of page to the router. */
function goTo(event: Event, fieldId: string): void {
  event.preventDefault();
  const place = document.getElementById(fieldId);
  const field = place?.matches('fieldset')
    ? (place.querySelector<HTMLElement>('input') ?? place)
    : place;
  place?.scrollIntoView({ block: 'start' });
  field?.focus({ preventScroll: true });
}
