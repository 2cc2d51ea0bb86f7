/**
 * Moving a referral along, with time to take it back. The server lets no state go backwards, so a
 * step waits as a draft until *Undo* has passed: it is on the phone at once, and goes out after.
 */
import { useEffect, useRef } from 'preact/hooks';
import type { Draft } from '../../../device/phone.ts';
import type { ReferralStatus } from '../../../domain/referral.ts';
import { type Instant, secondMs } from '../../../domain/time.ts';
import { usePhone } from '../../phone-context.tsx';
import { useChange } from '../../use-change.ts';
import type { HubReferral } from './hub-groups.ts';

const prefix = 'hub-step:';

export type PendingStep = {
  readonly id: string;
  readonly status: ReferralStatus;
  readonly since: Instant;
  readonly until: Instant;
};

export function useSteps(undoSeconds: number) {
  const { phone, world, state } = usePhone();
  const { ask, fault } = useChange();
  const waiting = [...state.drafts.values()].filter(({ key }) => key.startsWith(prefix));
  const latest = waiting.sort((a, b) => b.savedAt - a.savedAt)[0];
  const pending = latest && pendingOf(latest, undoSeconds);

  const settle = async ({ key, fields }: Draft) => {
    const isKept = await ask(phone.change(key.slice(prefix.length), fields));
    // Refused by this phone itself, or no room: it must not be tried for ever.
    if (isKept || !state.records.has(key.slice(prefix.length))) await phone.dropDraft(key);
  };
  const settleAll = async () => {
    for (const draft of waiting) await settle(draft);
  };
  useEffect(() => {
    if (!latest || !pending) return;
    return world.wakeAfter(Math.max(0, pending.until - world.now()), () => void settleAll());
  }, [latest?.key, latest?.savedAt]);
  // Whoever leaves the page or puts the phone away has made up their mind.
  const settleNow = useRef(settleAll);
  settleNow.current = settleAll;
  useEffect(() => {
    const leave = () => document.visibilityState === 'hidden' && void settleNow.current();
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      void settleNow.current();
    };
  }, []);

  const take = async (id: string, status: ReferralStatus) => {
    await settleAll();
    const fields = { status, statusAt: world.now() };
    await ask(phone.saveDraft({ key: prefix + id, kind: 'referral', fields }));
  };
  const undo = (id: string) => void ask(phone.dropDraft(prefix + id));
  return { pending, take, undo, fault };
}

/** What the page shows: a step that may still be taken back counts as taken. */
export const withPending = (
  referrals: readonly HubReferral[],
  pending: PendingStep | undefined,
): readonly HubReferral[] =>
  referrals.map((held) =>
    held.id === pending?.id
      ? { ...held, fields: { ...held.fields, status: pending.status } }
      : held,
  );

const pendingOf = ({ key, fields, savedAt }: Draft, undoSeconds: number): PendingStep => ({
  id: key.slice(prefix.length),
  status: fields.status as ReferralStatus,
  since: savedAt,
  until: savedAt + undoSeconds * secondMs,
});
