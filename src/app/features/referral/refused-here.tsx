/** The hub can't take them: said before the form is filled, with where to turn instead. */
import { takesAge } from '../../../domain/hub-ages.ts';
import { Notice } from '../../ui/notice.tsx';
import { ContactList } from './contact-list.tsx';
import { type Asked, hubOf, hubsOf } from './steps.ts';

type Props = { readonly why: 'age' | 'area'; readonly asked: Asked };

export function RefusedHere({ why, asked }: Props) {
  const hub = hubOf(asked);
  if (!hub) return null;
  const others = otherHubs(asked);
  const says = {
    age: `${hub.name} takes ages ${hub.ages.from} to ${hub.ages.to}.`,
    area: `${hub.name} takes young people who live in its own wards.`,
  };
  return (
    <div class="stack">
      <Notice kind="attention" title={says[why]}>
        {others.length > 0
          ? `Go back and choose another: ${others.map(({ name }) => name).join(', ')}.`
          : 'A referral would be sent back. If they need help, these people can say where to turn.'}
      </Notice>
      <ContactList contacts={asked.reference.partnership.contacts} />
    </div>
  );
}

/** Hubs that would take this age. */
function otherHubs(asked: Asked) {
  const hub = hubOf(asked);
  const band = asked.reference.lists.referralAges.find(({ id }) => id === asked.answers.age);
  return hubsOf(asked).filter((it) => it !== hub && (!band || takesAge(it, band)));
}
