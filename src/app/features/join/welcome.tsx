/** After signing in: who the server says one is, so that a wrong link is noticed at once. */

import { useLocation } from 'preact-iso';
import type { Person } from '../../../domain/people.ts';
import { roles } from '../../../domain/roles.ts';
import { entryNames } from '../../entry-names.ts';
import { usePhone } from '../../phone-context.tsx';
import { firstPathOf } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { timeWords, timeZoneOf } from '../../words.ts';

export function Welcome({ person }: { readonly person: Person }) {
  const { state, world } = usePhone();
  const { route } = useLocation();
  const { reference, signInEndsAt } = state;
  const organisation = reference?.organisations.find(({ id }) => id === person.organisation)?.name;
  return (
    <Page
      title={`Signed in as ${person.name}`}
      action={
        <Button
          kind="primary"
          size="field"
          wide
          onClick={() => route(firstPathOf(person.role), true)}
        >
          Open Beatbook
        </Button>
      }
    >
      <SummaryList
        facts={[
          { label: 'Role', value: roles[person.role].plain },
          { label: 'Organisation', value: organisation },
          {
            label: person.zones.length === 1 ? 'Zone' : 'Zones',
            // Nothing yet is better than an id: the names come a moment after the sign-in.
            value: reference && entryNames(reference.zones, person.zones),
          },
          {
            label: 'Signed in until',
            value: signInEndsAt && timeWords(signInEndsAt, world.now(), timeZoneOf(reference)),
          },
        ]}
      />
      <p>If this is not you, sign out on the page Me and tell your administrator.</p>
    </Page>
  );
}
