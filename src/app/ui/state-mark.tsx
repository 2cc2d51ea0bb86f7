/** `<StateMark state words?>`: a shape, a word, then a colour. `words` come from app/words.ts; without them it is the plain word. */
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import './state-mark.css';

export type MarkedState = 'draft' | 'saved' | 'sending' | 'received' | 'attention';

const marks: Readonly<Record<MarkedState, { readonly icon: IconName; readonly word: string }>> = {
  draft: { icon: 'circle-dashed', word: 'Draft' },
  saved: { icon: 'circle', word: 'Saved on this phone' },
  sending: { icon: 'send', word: 'Sending' },
  received: { icon: 'check', word: 'Received' },
  attention: { icon: 'triangle-alert', word: 'Needs attention' },
};

type Props = { readonly state: MarkedState; readonly words?: string | undefined };

export function StateMark({ state, words }: Props) {
  const { icon, word } = marks[state];
  return (
    <span class={`state-mark state-${state}`}>
      <Icon name={icon} size="small" />
      <span>{words ?? word}</span>
    </span>
  );
}
