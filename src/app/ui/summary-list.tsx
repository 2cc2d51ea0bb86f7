/**
 * `<SummaryList facts>`: what is known, each beside its name (GOV.UK's summary list); under it on a narrow phone. What has
 * no value is left out.
 */
import type { ComponentChildren } from 'preact';
import './summary-list.css';

export type Fact = {
  /** Where two facts share a label. */
  readonly key?: string;
  readonly label: string;
  readonly value: ComponentChildren;
  /** A smaller line under the value: where it came from, what it lost to. */
  readonly aside?: ComponentChildren;
};

export function SummaryList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="summary-list">
      {facts.filter(isKnown).map(({ label, key = label, value, aside }) => (
        <div class="summary-line" key={key}>
          <dt>{label}</dt>
          <dd>
            <div class="summary-value">{value}</div>
            {aside && <div class="summary-aside">{aside}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const isKnown = ({ value }: Fact): boolean =>
  value !== undefined && value !== null && value !== '' && value !== false;
