/** Someone leaves: nobody signs in as them again. What they recorded is the partnership's, and stays. */
import { deactivatePerson } from '../../../device/people.ts';
import type { PersonRow } from '../../../domain/people.ts';
import { ConfirmSheet } from './confirm-sheet.tsx';

type Props = {
  readonly row: PersonRow;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
};

export function DeactivateSheet({ row: { person }, ...sheet }: Props) {
  return (
    <ConfirmSheet
      {...sheet}
      title={`Deactivate ${person.name}?`}
      act={(world) => deactivatePerson(world, person.id)}
      actWords={`Deactivate ${person.name}`}
      doneWords={`${person.name} is deactivated.`}
    >
      <p>
        Nobody can sign in as {person.name} any more, and their phones are signed out at once. What
        they recorded stays. What they have not sent yet stays on their phone and can’t be sent: ask
        them to send it first.
      </p>
    </ConfirmSheet>
  );
}
