/** The list as the server has it; asked again after every change. */
import { useEffect, useState } from 'preact/hooks';
import { fetchPeople } from '../../../device/people.ts';
import type { PersonRow } from '../../../domain/people.ts';
import type { Fault } from '../../../domain/result.ts';
import { usePhone } from '../../phone-context.tsx';
import { useRetryOnSignal } from '../../use-retry-on-signal.ts';

export type PeopleAsked = {
  readonly rows: readonly PersonRow[] | null;
  readonly fault: Fault | null;
  readonly refresh: () => void;
};

export function usePeople(): PeopleAsked {
  const { world } = usePhone();
  const [rows, setRows] = useState<readonly PersonRow[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isWanted = true;
    void fetchPeople(world).then((reply) => {
      if (!isWanted) return;
      if (reply.ok) setRows(reply.value);
      setFault(reply.ok ? null : reply.fault);
    });
    return () => {
      isWanted = false;
    };
  }, [world, tries]);
  const refresh = () => setTries(tries + 1);
  useRetryOnSignal(fault, refresh);
  return { rows, fault, refresh };
}
