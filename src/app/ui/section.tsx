/** `<Section title hint? action?>`: a heading, what stands under it, and room around both. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './section.css';

type Props = {
  readonly title: string;
  readonly hint?: string | undefined;
  /** A quiet link or button at the end of the heading's line. */
  readonly action?: ComponentChildren;
  readonly children: ComponentChildren;
};

export function Section({ title, hint, action, children }: Props) {
  const id = useId();
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{title}</h2>
        {action}
      </div>
      {hint && <p class="section-hint">{hint}</p>}
      <div class="section-body">{children}</div>
    </section>
  );
}
