/** `<Facts facts={[[word, value], …]}>`: what is known of one thing, word and value beside each other. Empty values are left out. */
import type { ComponentChildren } from 'preact';
import './facts.css';

export type Fact = readonly [word: string, value: ComponentChildren];

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts
        .filter(
          ([, value]) => value !== undefined && value !== null && value !== '' && value !== false,
        )
        .map(([word, value]) => (
          <div class="fact" key={word}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
