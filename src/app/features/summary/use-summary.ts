/**
 * The summary for a filter. A device that holds every row works it out itself, signal or none, and asks the server only
 * for what it may not hold: how many referrals there were. While it is still fetching rows, and for roles from which
 * small numbers are hidden, the figures are the server's: counting a part would show a fall that there was not.
 */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CountedRecord } from '../../../analysis/counted-record.ts';
import { summaryOf } from '../../../analysis/summary.ts';
import { fetchSummary } from '../../../device/figures.ts';
import type { Held, PhoneState } from '../../../device/phone.ts';
import type { FiguresFilter, Summary } from '../../../domain/figures.ts';
import type { Kind } from '../../../domain/records.ts';
import type { Fault } from '../../../domain/result.ts';
import { roles } from '../../../domain/roles.ts';
import { type Instant, minuteMs } from '../../../domain/time.ts';
import { usePhone } from '../../phone-context.tsx';
import { useRetryOnSignal } from '../../use-retry-on-signal.ts';

export type Asked = {
  readonly summary: Summary | null;
  readonly isAsking: boolean;
  readonly fault: Fault | null;
  readonly retry: () => void;
};

/** The server's last answer and whose it is: kept in memory only, and for one person. */
let last: { readonly person: string; readonly key: string; readonly summary: Summary } | null =
  null;

export function useSummary(filter: FiguresFilter): Asked {
  const { state } = usePhone();
  const role = state.person?.role;
  const asked = useServerSummary(filter, state.person?.id ?? '');
  const isExact = role !== undefined && roles[role].figures === 'exact';
  const own = useOwnSummary(filter, isExact && holdsAll(state));
  if (!own) return asked;
  const referrals = asked.summary?.referrals;
  return { ...asked, summary: referrals ? { ...own, referrals } : own };
}

const holdsAll = ({ sync }: PhoneState): boolean => sync.lastReplyAt !== null && !sync.isPartial;

function useOwnSummary(filter: FiguresFilter, isWanted: boolean): Summary | null {
  const { state, world } = usePhone();
  const now = Math.floor(world.now() / minuteMs) * minuteMs;
  return useMemo(
    () => (isWanted ? ownSummaryOf(state, filter, now) : null),
    [isWanted, state.records, state.reference, state.isDemonstration, filter, now],
  );
}

export function ownSummaryOf(
  { records, reference, isDemonstration }: PhoneState,
  filter: FiguresFilter,
  now: Instant,
): Summary | null {
  if (!reference) return null;
  const held = [...records.values()];
  return summaryOf({
    incidents: countedOf(held, 'incident'),
    patrols: countedOf(held, 'patrol'),
    reference,
    filter,
    now,
    isDemonstration,
  });
}

const countedOf = <K extends Kind>(held: readonly Held[], kind: K): readonly CountedRecord<K>[] =>
  held.filter((it): it is Held<K> => it.kind === kind);

function useServerSummary(filter: FiguresFilter, person: string): Asked {
  const { world } = usePhone();
  const key = JSON.stringify(filter);
  const [answer, setAnswer] = useState<Omit<Asked, 'retry'>>(() => remembered(person, key));
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isWanted = true;
    setAnswer({ ...remembered(person, key), isAsking: true });
    void fetchSummary(world, filter).then((reply) => {
      if (reply.ok) last = { person, key, summary: reply.value };
      if (!isWanted) return;
      setAnswer({
        summary: reply.ok ? reply.value : remembered(person, key).summary,
        isAsking: false,
        fault: reply.ok ? null : reply.fault,
      });
    });
    return () => {
      isWanted = false;
    };
  }, [world, person, key, tries]);
  const retry = () => setTries(tries + 1);
  useRetryOnSignal(answer.fault, retry);
  return { ...answer, retry };
}

const remembered = (person: string, key: string): Omit<Asked, 'retry'> => ({
  summary: last?.person === person && last.key === key ? last.summary : null,
  isAsking: true,
  fault: null,
});
