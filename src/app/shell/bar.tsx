/** The pages of this person's role: a bar under the thumb on a phone, a rail at the left of a desk. */
import type { Person } from '../../domain/people.ts';
import { type PageName, roles } from '../../domain/roles.ts';
import { Icon } from '../ui/icon.tsx';
import { Brand } from './brand.tsx';
import { pagesOfBar } from './pages-of-bar.ts';
import './bar.css';

type Props = { readonly person: Person; readonly current: PageName | null };

export function Bar({ person, current }: Props) {
  return (
    <nav class="bar" aria-label="Pages">
      <Brand />
      <ul class="bar-pages">
        {roles[person.role].pages.map((page) => (
          <li key={page}>
            <a
              class="bar-page"
              href={`/${page}`}
              aria-current={page === current ? 'page' : undefined}
            >
              <Icon name={pagesOfBar[page].icon} />
              <span>{pagesOfBar[page].word}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
