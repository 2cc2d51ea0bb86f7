/** The pages about the shift and the ground that have no place in the bar, as far as this role has them. */
import type { Person, Role } from '../../../domain/people.ts';
import { logsPatrols, seesDispersals, seesIncidents } from '../../may-open.ts';
import type { IconName } from '../../ui/icons.ts';
import { List, Row } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';

type WorkPage = {
  readonly href: string;
  readonly title: string;
  readonly detail: string;
  readonly icon: IconName;
  readonly may: (role: Role) => boolean;
};

const pages: readonly WorkPage[] = [
  {
    href: '/shift',
    title: 'Shift’s end',
    detail: 'Whether all you made is received, and nothing is left on this phone',
    icon: 'check',
    may: logsPatrols,
  },
  {
    href: '/handover',
    title: 'Handover',
    detail: 'What happened in the last hours, on one screen',
    icon: 'file-text',
    may: seesIncidents,
  },
  {
    href: '/tasking',
    title: 'Tasking',
    detail: 'Where to go, why, when, and what to look for',
    icon: 'map-pin',
    may: seesIncidents,
  },
  {
    href: '/dispersal',
    title: 'Dispersal',
    detail: 'Authorisations in force, and what they allow',
    icon: 'shield',
    may: seesDispersals,
  },
];

export function WorkPages({ person }: { readonly person: Person }) {
  const own = pages.filter(({ may }) => may(person.role));
  if (own.length === 0) return null;
  return (
    <Section title="Your work">
      <List label="Your work">
        {own.map(({ may: _, ...page }) => (
          <Row key={page.href} {...page} />
        ))}
      </List>
    </Section>
  );
}
