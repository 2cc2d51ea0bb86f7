/** What was begun and is not a record yet: it is on this phone, and nowhere else. */
import type { Draft } from '../../../device/phone.ts';
import { kinds } from '../../../domain/records.ts';
import { usePhone } from '../../phone-context.tsx';
import { List, Row } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { agoWords } from '../../words.ts';

export function Drafts() {
  const { state, world } = usePhone();
  const drafts = [...state.drafts.values()].sort((a, b) => b.savedAt - a.savedAt);
  if (drafts.length === 0) return null;
  return (
    <Section title="Not finished writing">
      <List>
        {drafts.map((draft) => (
          <Row
            key={draft.key}
            title={titleOf(draft)}
            detail={`Last touched ${agoWords(draft.savedAt, world.now())}`}
            mark={<StateMark state="draft" words="Draft: only on this phone" />}
            href={hrefOf(draft)}
          />
        ))}
      </List>
    </Section>
  );
}

const titleOf = ({ kind }: Draft): string => {
  const { plain } = kinds[kind];
  return plain.charAt(0).toUpperCase() + plain.slice(1);
};

/** A draft is named after its form: `referral:new`, `incident:UUID`. */
const hrefOf = ({ key, kind }: Draft): string => `/${kind}/${key.split(':')[1] ?? 'new'}`;
