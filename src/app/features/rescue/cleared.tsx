/** Whose phone was cleared by its browser before everything on it had come (S17). */
import { useEffect, useState } from 'preact/hooks';
import { type ClearedPhone, fetchCleared } from '../../../device/rescues.ts';
import type { Fault } from '../../../domain/result.ts';
import { usePhone } from '../../phone-context.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { useRetryOnSignal } from '../../use-retry-on-signal.ts';
import { faultSentence, timeZoneOf } from '../../words.ts';
import { clearedWords } from './rescue-words.ts';

export function Cleared() {
  const { state, world } = usePhone();
  const [phones, setPhones] = useState<readonly ClearedPhone[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const ask = () =>
    void fetchCleared(world).then((reply) => {
      if (reply.ok) setPhones(reply.value);
      setFault(reply.ok ? null : reply.fault);
    });
  useEffect(ask, []);
  useRetryOnSignal(fault, ask);
  const timeZone = timeZoneOf(state.reference);
  return (
    <Section
      title="Phones that lost something"
      hint="A browser may clear what a page has stored. Beatbook notices it when the phone comes back, for the last 30 days."
    >
      {fault && <Notice kind="attention">{faultSentence(fault)}</Notice>}
      {phones?.length === 0 && <p class="soft">None.</p>}
      {phones?.map((phone) => (
        <Notice
          key={`${phone.name} ${phone.noticedAt}`}
          kind="attention"
          isSudden={false}
          title={clearedWords(phone, world.now(), timeZone)}
        >
          Ask them to look at what did arrive, to write again what is missing, and to put Beatbook
          on the home screen, where it is kept.
        </Notice>
      ))}
    </Section>
  );
}
