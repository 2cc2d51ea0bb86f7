/** A record in one row: what it was, where and with what to it, and when. */
import type { Held, PhoneState } from '../device/phone.ts';
import type { Dispersal } from '../domain/dispersal.ts';
import type { Incident } from '../domain/incident.ts';
import type { Patrol } from '../domain/patrol.ts';
import type { Kind } from '../domain/records.ts';
import type { Reference } from '../domain/reference.ts';
import type { Referral } from '../domain/referral.ts';
import type { Instant } from '../domain/time.ts';
import { areaWords } from './area-words.ts';
import { entryName, entryNames } from './entry-names.ts';
import { whereWords } from './incident-words.ts';
import { type IconName, iconNamed } from './ui/icons.ts';
import { clockWords, counted } from './words.ts';

export type RecordLine = {
  readonly id: string;
  readonly at: Instant;
  readonly icon: IconName;
  readonly title: string;
  readonly detail: string;
};

/** Where it can be changed, or mended after it was refused. */
export const editHref = ({ id, kind }: Pick<Held, 'id' | 'kind'>): string => `/${kind}/${id}`;

/** Apart from the line: a wall clock is slow to read, and a search through thousands needs none. */
export function clockOf(held: Held, { partnership }: Reference): string {
  const { timeZone } = partnership;
  const from = clockWords(happenedAt(held), timeZone);
  if (held.kind !== 'patrol' && held.kind !== 'dispersal') return from;
  const { to } = held.fields as Partial<Patrol>;
  return to === undefined ? `${from}, running` : `${from} to ${clockWords(to, timeZone)}`;
}

type About = { readonly reference: Reference; readonly names?: PhoneState['names'] };
type Said = Pick<RecordLine, 'icon' | 'title' | 'detail'>;

/** When it happened, which is not always when it was written down. */
export const happenedAt = ({ fields, createdAt }: Held): Instant =>
  (fields as { readonly from?: Instant }).from ?? createdAt;

export function recordLineOf(held: Held, about: About): RecordLine {
  const said = sayings[held.kind](held, about);
  const name = held.by && (about.names?.[held.by] ?? held.by);
  return {
    ...said,
    id: held.id,
    at: happenedAt(held),
    detail: [said.detail, name].filter(Boolean).join(' · '),
  };
}

const sayings: Readonly<Record<Kind, (held: Held, about: About) => Said>> = {
  incident: sayIncident,
  patrol: sayPatrol,
  referral: sayReferral,
  dispersal: sayDispersal,
};

function sayIncident(held: Held, { reference }: About): Said {
  const fields = held.fields as Partial<Incident>;
  const type = reference.incidentTypes.find(({ id }) => id === fields.type);
  const parts = [whereWords(fields, reference), held.isMine && fields.isUnfinished && 'to finish'];
  return {
    icon: iconNamed(type?.icon ?? ''),
    title: type?.short ?? fields.type ?? 'Incident',
    detail: parts.filter(Boolean).join(' · '),
  };
}

function sayPatrol(held: Held, { reference }: About): Said {
  const fields = held.fields as Partial<Patrol>;
  const mode = entryName(reference.lists.patrolModes, fields.mode).toLowerCase();
  const visits = fields.visits ? [counted(fields.visits.length, 'visit')] : [];
  return {
    icon: 'footprints',
    title: ['Patrol', mode].filter(Boolean).join(' '),
    detail: [...visits, entryNames(reference.zones, fields.zones?.slice(0, 2))]
      .filter(Boolean)
      .join(' · '),
  };
}

function sayDispersal(held: Held, { reference }: About): Said {
  const { area } = held.fields as Partial<Dispersal>;
  return {
    icon: 'shield',
    title: 'Dispersal authorisation',
    detail: area ? areaWords(area, reference) : '',
  };
}

/** Never a name: a list is read over one's shoulder. */
function sayReferral(held: Held, { reference }: About): Said {
  const fields = held.fields as Partial<Referral>;
  const { lists, hubs } = reference;
  // Its first state is "Sent to the hub": not while it waits on this phone.
  const status = held.receivedAt !== undefined && entryName(lists.referralStatuses, fields.status);
  return {
    icon: 'heart-handshake',
    title: 'Youth hub referral',
    detail: [entryName(hubs, fields.hub), status].filter(Boolean).join(' · '),
  };
}
