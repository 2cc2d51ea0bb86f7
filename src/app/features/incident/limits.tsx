/** What the law allows for the chosen powers, and the day on which that was last checked. */
import type { Reference } from '../../../domain/reference.ts';
import { Notice } from '../../ui/notice.tsx';
import { dayWords } from '../../words.ts';

export function Limits({ outcomes }: { readonly outcomes: Reference['outcomes'] }) {
  const limited = outcomes.filter(({ limits }) => limits !== undefined);
  if (limited.length === 0) return null;
  return (
    <Notice isSudden={false}>
      {limited.map(({ id, name, limits, asAt }) => (
        <p key={id}>
          <strong>{name}.</strong> {limits}
          {asAt && <span class="soft"> As at {dayWords(asAt, '')}.</span>}
        </p>
      ))}
    </Notice>
  );
}
