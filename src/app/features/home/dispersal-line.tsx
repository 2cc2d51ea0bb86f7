/** A dispersal in force, calmly, in one line: where and until when. It leaves with its last minute. */
import type { Reference } from '../../../domain/reference.ts';
import { areaWords } from '../../area-words.ts';
import { dispersalsInForce } from '../../dispersals.ts';
import { usePhone } from '../../phone-context.tsx';
import { List, Row } from '../../ui/row.tsx';
import { useMinute } from '../../use-minute.ts';
import { timeWords } from '../../words.ts';

export function DispersalLine({ reference }: { readonly reference: Reference }) {
  const { records } = usePhone().state;
  const now = useMinute();
  const [first, ...others] = dispersalsInForce(records, now);
  if (!first) return null;
  const more = others.length;
  const { timeZone } = reference.partnership;
  return (
    <List label="Dispersal in force">
      <Row
        icon="shield"
        title={`Dispersal in force: ${areaWords(first.fields.area, reference)} until ${timeWords(first.fields.to, now, timeZone)}`}
        detail={more > 0 && `and ${more} more`}
        href="/dispersal"
      />
    </List>
  );
}
