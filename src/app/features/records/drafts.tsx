/** What was begun and is not a record yet: it is on this phone, and nowhere else. */
import type { Draft } from '../../../device/phone.ts';
import { kinds } from '../../../domain/records.ts';
import type { Reference } from '../../../domain/reference.ts';
import { usePhone } from '../../phone-context.tsx';
import { recordLineOf } from '../../record-line.ts';
import { List, Row } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { agoWords } from '../../words.ts';

export function Drafts({ reference }: { readonly reference: Reference }) {
  const { state, world } = usePhone();
  const drafts = [...state.drafts.values()].sort((a, b) => b.savedAt - a.savedAt);
  if (drafts.length === 0) return null;
  return (
    <Section title="Not finished writing">
      <List>
        {drafts.map((draft) => {
          const held = state.records.get(idOf(draft));
          return (
            <Row
              key={draft.key}
              title={held ? recordLineOf(held, { reference }).title : nameOf(draft)}
              detail={`${held ? 'A change' : 'Begun'}, last touched ${agoWords(draft.savedAt, world.now())}`}
              mark={<StateMark state="draft" words="Draft: only on this phone" />}
              href={`/${draft.kind}/${idOf(draft)}`}
            />
          );
        })}
      </List>
    </Section>
  );
}

/** A draft is named after its form: `referral:new`, `incident:UUID`. */
const idOf = ({ key }: Draft): string => key.split(':')[1] ?? 'new';

const nameOf = ({ kind }: Draft): string => {
  const { plain } = kinds[kind];
  return plain.charAt(0).toUpperCase() + plain.slice(1);
};
