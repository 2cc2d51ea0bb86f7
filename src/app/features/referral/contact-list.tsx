/** Numbers to ring, each a target of its own; they are on the phone, so they work with no signal for data. */
import type { Contact } from '../../../domain/reference.ts';
import { Icon } from '../../ui/icon.tsx';

export function ContactList({ contacts }: { readonly contacts: readonly Contact[] }) {
  return (
    <ul class="contacts">
      {contacts.map(({ id, name, number, when }) => (
        <li key={id}>
          <a class="contact" href={`tel:${number.replace(/\s/g, '')}`}>
            <Icon name="phone" size="large" />
            <span class="contact-words">
              <span class="contact-number">{number}</span>
              <span class="contact-name">{name}</span>
              <span class="contact-when">{when}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
