/** What was logged in haste and still lacks something; the tray asks only for that, one after another. */
import type { Reference } from '../../../domain/reference.ts';
import { usePhone } from '../../phone-context.tsx';
import { Row } from '../../ui/row.tsx';
import { unfinishedOf } from '../../unfinished.ts';
import { timeWords } from '../../words.ts';

export function ToFinish({ reference }: { readonly reference: Reference }) {
  const { state, world } = usePhone();
  const now = world.now();
  const open = unfinishedOf(state, now);
  const [first] = open;
  if (!first) return null;
  const type = reference.incidentTypes.find(({ id }) => id === first.fields.type);
  const at = timeWords(first.fields.from ?? first.createdAt, now, reference.partnership.timeZone);
  return (
    <Row
      icon="pencil"
      title={`${open.length} to finish`}
      detail={`Oldest: ${(type?.short ?? 'an incident').toLowerCase()}, ${at}`}
      href={`/incident/${first.id}?finish=1`}
    />
  );
}
