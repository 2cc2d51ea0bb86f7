/** The lists of the day. The closed ones are folded away: they are for looking up. */
import type { ComponentChildren } from 'preact';
import type { Reference } from '../../../domain/reference.ts';
import { entryName, entryNames } from '../../entry-names.ts';
import { useNow } from '../../phone-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List, Row } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { stateWords, timeWords } from '../../words.ts';
import { type GroupName, groupNames, groupsOf, type HubReferral, statusOf } from './hub-groups.ts';

type Props = {
  readonly referrals: readonly HubReferral[];
  readonly reference: Reference;
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
};

const titles: Readonly<Record<GroupName, string>> = {
  new: 'New',
  expected: 'Expected',
  'in-progress': 'In progress',
  closed: 'Closed',
};

export function ReferralGroups({ referrals, ...rest }: Props) {
  const groups = groupsOf(referrals);
  if (referrals.length === 0) {
    return (
      <EmptyState title="No referrals yet" icon="heart-handshake">
        When an officer refers a young person to this hub, the referral is here within moments.
      </EmptyState>
    );
  }
  return (
    <>
      {groupNames
        .filter((name) => name !== 'closed' && groups[name].length > 0)
        .map((name) => (
          <Section key={name} title={`${titles[name]} · ${groups[name].length}`}>
            <Rows label={titles[name]} held={groups[name]} {...rest} />
          </Section>
        ))}
      {groups.closed.length > 0 && (
        <Folded title={`${titles.closed} · ${groups.closed.length}`}>
          <Rows label={titles.closed} held={groups.closed} {...rest} />
        </Folded>
      )}
    </>
  );
}

function Folded({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <details class="hub-folded">
      <summary>{title}</summary>
      {children}
    </details>
  );
}

type RowsProps = Omit<Props, 'referrals'> & {
  readonly label: string;
  readonly held: readonly HubReferral[];
};

function Rows({ label, held, reference, chosenId, onChoose }: RowsProps) {
  const now = useNow();
  const { lists, partnership } = reference;
  return (
    <List label={label}>
      {held.map((it) => (
        <Row
          key={it.id}
          title={titleOf(it, reference)}
          detail={
            entryNames(lists.referralReasons, it.fields.reasons) ||
            entryName(lists.referralStatuses, statusOf(it))
          }
          mark={
            it.state !== 'received' && (
              <StateMark state={it.state} words={stateWords(it, now, partnership.timeZone)} />
            )
          }
          trailing={timeWords(it.fields.from ?? 0, now, partnership.timeZone)}
          isCurrent={it.id === chosenId}
          onClick={() => onChoose(it.id)}
        />
      ))}
    </List>
  );
}

/** `Aisha, 14 or 15`; one who said no has no name. */
function titleOf({ fields }: HubReferral, { lists }: Reference): string {
  const age = entryName(lists.referralAges, fields.age);
  return [fields.name ?? 'No name kept', age].filter(Boolean).join(', ');
}
