/** One line over every page: whose beat this is, and whether all is safe. */
import type { PhoneState } from '../../device/phone.ts';
import type { Role } from '../../domain/people.ts';
import { roles } from '../../domain/roles.ts';
import { logsPatrols } from '../may-open.ts';
import { Icon } from '../ui/icon.tsx';
import './top-line.css';

type Props = { readonly state: PhoneState };

export function TopLine({ state }: Props) {
  return (
    <div class="top-line">
      <p class="top-beat">{beatOf(state)}</p>
      <SafetyLink state={state} />
    </div>
  );
}

/** The first zone's name and how many more, or the partnership's. */
function beatOf({ person, reference }: PhoneState): string {
  const zones = (person?.zones ?? []).map(
    (id) => reference?.zones.find((zone) => zone.id === id)?.name ?? id,
  );
  if (zones.length > 1) return `${zones[0]} and ${zones.length - 1} more`;
  if (zones[0]) return zones[0];
  return reference?.partnership.shortName ?? 'Beatbook';
}

/** Whoever goes on patrol finds the end of their shift there, with the shortest way to it. */
function safetyPathOf(role: Role): string {
  if (logsPatrols(role)) return '/shift';
  return roles[role].pages.includes('records') ? '/records' : '/me';
}

function SafetyLink({ state: { person, unsent, photosUnsent, needsAttention } }: Props) {
  const href = person ? safetyPathOf(person.role) : '/me';
  if (needsAttention > 0) {
    return (
      <a class="top-safety top-attention" href={href}>
        <Icon name="triangle-alert" size="small" />
        {needsAttention === 1 ? '1 needs attention' : `${needsAttention} need attention`}
      </a>
    );
  }
  const toSend = unsent + photosUnsent;
  if (toSend > 0) {
    return (
      <a class="top-safety top-unsent" href={href}>
        <span class="top-dot" aria-hidden="true" />
        {toSend} to send
        <span class="only-heard">, saved on this phone</span>
      </a>
    );
  }
  return (
    <a class="top-safety top-received" href={href}>
      <Icon name="check" size="small" />
      All received
    </a>
  );
}
