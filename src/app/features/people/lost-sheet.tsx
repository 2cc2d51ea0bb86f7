/** A lost phone: ends every session of its owner at once, and says what that does and what it does not. */
import { endSessions } from '../../../device/people.ts';
import type { PersonRow } from '../../../domain/people.ts';
import { counted } from '../../words.ts';
import { ConfirmSheet } from './confirm-sheet.tsx';

type Props = {
  readonly row: PersonRow;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
};

export function LostSheet({ row: { person, sessions }, ...sheet }: Props) {
  return (
    <ConfirmSheet
      {...sheet}
      title={`A phone of ${person.name} is lost`}
      act={(world) => endSessions(world, person.id)}
      actWords={`Sign out every phone of ${person.name}`}
      doneWords={`Every phone of ${person.name} is signed out. A new sign-in link lets them back in.`}
    >
      <p>
        {sessions.length === 0
          ? 'No phone is signed in now; links that were not used yet stop working.'
          : `${counted(sessions.length, 'phone')} will be signed out at once, and links that were not used yet stop working.`}
      </p>
      <ul class="plain-list">
        <li>The lost phone can send nothing more and receives nothing.</li>
        <li>
          What it holds already is <strong>not encrypted by Beatbook yet</strong>. It is safe from
          others only while the phone itself is locked: have it wiped by whoever manages the phones,
          and change its screen lock if it is found.
        </li>
        <li>
          What was recorded on it and not sent stays on it. It can be sent if the phone is found and
          the same person signs in again.
        </li>
      </ul>
    </ConfirmSheet>
  );
}
