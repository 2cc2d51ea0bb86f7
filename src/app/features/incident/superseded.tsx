/** Two people wrote the same field: the later one stands, and what it replaced is said, not hidden (S6). */
import type { Held } from '../../../device/phone.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { Instant } from '../../../domain/time.ts';
import { supersededWords } from '../../field-words.ts';
import { Notice } from '../../ui/notice.tsx';

type Props = {
  readonly held: Held;
  readonly reference: Reference;
  readonly now: Instant;
};

export function SupersededNote({ held, reference, now }: Props) {
  const { superseded = [] } = held;
  if (superseded.length === 0) return null;
  return (
    <Notice title="More than one person wrote here" isSudden={false}>
      {superseded.map((loser) => (
        <p key={`${loser.field} ${loser.at}`}>
          {supersededWords(held.kind, loser, { reference, now })}
        </p>
      ))}
    </Notice>
  );
}
