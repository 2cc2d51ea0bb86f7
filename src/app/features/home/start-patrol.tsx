/** Not on patrol: one tap starts one, with the crew and the way of going of last time. */
import { useState } from 'preact/hooks';
import { newPatrol } from '../../../domain/new-patrol.ts';
import type { Person } from '../../../domain/people.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { Fault } from '../../../domain/result.ts';
import { usePhone } from '../../phone-context.tsx';
import { isFresh, ownPatrolsOf, placeOf, startPatrol } from '../../start-patrol.ts';
import { Button } from '../../ui/button.tsx';
import { useFix } from '../../use-fix.ts';
import { crewWords } from './crew-words.ts';

type Props = {
  readonly reference: Reference;
  readonly person: Person;
  readonly onFault: (fault: Fault) => void;
};

export function StartPatrol({ reference, person, onFault }: Props) {
  const { phone, world, state } = usePhone();
  const { fix } = useFix();
  const [isBusy, setBusy] = useState(false);
  const at = world.now();
  const place = fix && isFresh(fix, at) ? placeOf(fix) : undefined;
  const last = ownPatrolsOf(state)[0]?.fields;
  const start = async () => {
    setBusy(true);
    const started = await startPatrol(phone, world, fix);
    setBusy(false);
    if (!started.ok) onFault(started.fault);
  };
  return (
    <>
      <Button kind="primary" size="field" wide icon="play" busy={isBusy} onClick={start}>
        Start patrol
      </Button>
      <p class="start-patrol-as">
        {crewWords(newPatrol({ at, place, reference, person, last }), reference)}
      </p>
    </>
  );
}
