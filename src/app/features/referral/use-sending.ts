/** The end of the form: the record is on the phone, then its draft goes. */
import { useState } from 'preact/hooks';
import type { Held } from '../../../device/phone.ts';
import { runningPatrolOf } from '../../../device/running-patrol.ts';
import type { Person } from '../../../domain/people.ts';
import type { Fields } from '../../../domain/records.ts';
import type { Referral } from '../../../domain/referral.ts';
import type { Fault } from '../../../domain/result.ts';
import { usePhone } from '../../phone-context.tsx';
import { declinedReferralOf, mendedFields, referralOf } from './answers.ts';
import { type Asked, settled } from './steps.ts';

type Ending = {
  readonly asked: Asked;
  readonly person: Person;
  /** The refused referral that is put right, and what stood in it. */
  readonly mends: Held<'referral'> | undefined;
  readonly before: Fields;
  readonly drop: () => Promise<void>;
};

export type Sent = { readonly id: string; readonly agreement: Referral['agreement'] };

export function useSending({ asked, person, mends, before, drop }: Ending) {
  const { phone, world, state } = usePhone();
  const [sent, setSent] = useState<Sent | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [isSending, setIsSending] = useState(false);
  const keep = async (referral: Referral) => {
    setIsSending(true);
    const saved = mends
      ? await phone.change(mends.id, mendedFields(before, referral))
      : await phone.log('referral', referral);
    setIsSending(false);
    setFault(saved.ok ? null : saved.fault);
    if (!saved.ok) return;
    // The record is on the phone before its draft goes: a crash in between keeps both, never neither.
    setSent({ id: mends?.id ?? saved.value ?? '', agreement: referral.agreement });
    await drop();
  };
  const given = () => ({
    at: world.now(),
    zones: runningPatrolOf(state)?.fields.zones ?? person.zones,
  });
  return {
    sent,
    fault,
    isSending,
    send: () => keep(referralOf(settled(asked), given())),
    sendDeclined: () => keep(declinedReferralOf(settled(asked), given())),
  };
}
