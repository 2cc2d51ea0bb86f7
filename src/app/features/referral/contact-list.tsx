/** Numbers to ring, each a target of its own; they are on the phone, so they work with no signal for data. */
import type { Contact } from '../../../domain/reference.ts';
import { Icon } from '../../ui/icon.tsx';

export function ContactList({ contacts }: { readonly contacts: readonly Contact[] }) {
  return (
    <ul class="help-lines">
      {contacts.map(({ id, name, number, when }) => (
        <li key={id}>
          <a class="help-line" href={`tel:${number.replace(/\s/g, '')}`}>
            <Icon name="phone" size="large" />
            <span class="help-line-words">
              <span class="help-line-number">{number}</span>
              <span class="help-line-name">{name}</span>
              <span class="help-line-when">{when}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
