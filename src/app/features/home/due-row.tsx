/** Where one is wanted, in one line; behind it the whole tasking. */
import { useMemo } from 'preact/hooks';
import { tasksFor } from '../../../analysis/tasking.ts';
import type { Person } from '../../../domain/people.ts';
import type { Reference } from '../../../domain/reference.ts';
import { owedNow } from '../../owed.ts';
import { usePhone } from '../../phone-context.tsx';
import { Row } from '../../ui/row.tsx';
import { throughMinute, useMinute } from '../../use-minute.ts';

type Props = { readonly reference: Reference; readonly person: Person };

export function DueRow({ reference, person }: Props) {
  const { records, covered } = usePhone().state;
  const now = useMinute();
  const due = useMemo(
    () =>
      tasksFor(owedNow({ records, covered }, reference, throughMinute(now)), {
        reference,
        zones: person.zones,
        now,
      }).filter(({ isDue }) => isDue),
    [records, covered, reference, person.zones, now],
  );
  const names = due.map(({ place }) => place.name);
  return <Row icon="map-pin" title="Tasking" detail={dueWords(names)} href="/tasking" />;
}

/** `Due now: Brenchley Gardens and 3 more` */
function dueWords([first, ...more]: readonly string[]): string {
  if (first === undefined) return 'Nothing is due at this hour';
  return `Due now: ${first}${more.length > 0 ? ` and ${more.length} more` : ''}`;
}
