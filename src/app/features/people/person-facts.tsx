/** What the partnership knows of a colleague: no more than their work needs. */
import type { PersonRow } from '../../../domain/people.ts';
import type { Reference } from '../../../domain/reference.ts';
import { roles } from '../../../domain/roles.ts';
import { listedNames } from '../../entry-names.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { needsZones } from './person-draft.ts';

type Props = { readonly row: PersonRow; readonly reference: Reference };

export function PersonFacts({ row: { person }, reference }: Props) {
  const nameIn = (entries: readonly { id: string; name: string }[], id: string) =>
    entries.findLast((entry) => entry.id === id)?.name ?? id;
  const zones = person.zones.map((id) => nameIn(reference.zones, id));
  const facts = [
    { key: 'role', label: 'Role', value: roles[person.role].plain },
    {
      key: 'organisation',
      label: 'Organisation',
      value: nameIn(reference.organisations, person.organisation),
    },
    ...(needsZones(person.role) || zones.length > 0
      ? [
          {
            key: 'zones',
            label: 'Zones',
            value: listedNames(zones) || 'None: they see no incident',
          },
        ]
      : []),
    ...(person.hub === undefined
      ? []
      : [{ key: 'hub', label: 'Hub', value: nameIn(reference.hubs, person.hub) }]),
  ];
  return <SummaryList facts={facts} />;
}
