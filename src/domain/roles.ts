/**
 * What each role may do: one table, read by pull, push, export and pages alike. What is not in the
 * table is not allowed. The proposal behind it: council roles and data protection notes, which say
 * that a youth worker answers to another controller than the police, so neither sees the other's rows.
 */
import type { Person, Role } from './people.ts';
import type { Fields, Kind } from './records.ts';
import { isTakenUp, type Referral, statusFields } from './referral.ts';

/**
 * Whose records: one's own; those of one's zones (overlaps included); one's organisation's; those
 * sent to one's hub; those where a legal power was used; all.
 */
export type Sight = 'none' | 'own' | 'zones' | 'organisation' | 'hub' | 'powers' | 'all';

export type ExportName = 'incidents' | 'patrols' | 'summary' | 'hub-referrals';
export type PageName = 'home' | 'map' | 'records' | 'summary' | 'hub' | 'people' | 'me';

type RoleRow = {
  readonly plain: string;
  /** The first page is where the role lands. */
  readonly pages: readonly PageName[];
  readonly logs: readonly Kind[];
  readonly sees: Readonly<Record<Kind, Sight>>;
  /** Whose free-text notes on incidents and patrols, and whose photos. */
  readonly notes: Sight;
  readonly photos: Sight;
  /** Whether records carry who made them. */
  readonly names: boolean;
  /** May move a referral along its states, at their own hub. */
  readonly movesReferrals: boolean;
  /** `exact`, or `hidden` below the partnership's small number, or no figures at all. */
  readonly figures: 'none' | 'exact' | 'hidden';
  readonly exports: readonly ExportName[];
  readonly managesPeople: boolean;
  /** Brings in rescue files (S18) and sees whose phone was cleared (S17); neither shows a record. */
  readonly rescues: boolean;
  readonly seesPremisesReasons: boolean;
};

const nothing: RoleRow = {
  plain: '',
  pages: ['me'],
  logs: [],
  sees: { incident: 'none', patrol: 'none', referral: 'none', dispersal: 'none' },
  notes: 'none',
  photos: 'none',
  names: false,
  movesReferrals: false,
  figures: 'none',
  exports: [],
  managesPeople: false,
  rescues: false,
  seesPremisesReasons: false,
};

export const roles: Readonly<Record<Role, RoleRow>> = {
  officer: {
    ...nothing,
    plain: 'Beat officer',
    pages: ['home', 'map', 'records', 'me'],
    logs: ['incident', 'patrol', 'referral'],
    sees: { incident: 'zones', patrol: 'own', referral: 'own', dispersal: 'zones' },
    notes: 'zones',
    photos: 'own',
    seesPremisesReasons: true,
  },
  coordinator: {
    ...nothing,
    plain: 'Task force coordinator',
    pages: ['map', 'summary', 'records', 'me'],
    logs: ['dispersal'],
    sees: { incident: 'all', patrol: 'all', referral: 'none', dispersal: 'all' },
    notes: 'all',
    photos: 'all',
    names: true,
    figures: 'exact',
    exports: ['incidents', 'patrols', 'summary'],
    rescues: true,
    seesPremisesReasons: true,
  },
  inspector: {
    ...nothing,
    plain: 'Community safety inspector',
    pages: ['summary', 'map', 'records', 'me'],
    logs: ['dispersal'],
    sees: { incident: 'all', patrol: 'all', referral: 'none', dispersal: 'all' },
    notes: 'all',
    photos: 'all',
    names: true,
    figures: 'exact',
    exports: ['incidents', 'patrols', 'summary'],
    seesPremisesReasons: true,
  },
  'hub-worker': {
    ...nothing,
    plain: 'Youth hub worker',
    pages: ['hub', 'me'],
    sees: { incident: 'none', patrol: 'none', referral: 'hub', dispersal: 'none' },
    movesReferrals: true,
    exports: ['hub-referrals'],
  },
  'council-protection': {
    ...nothing,
    plain: 'Council community protection',
    pages: ['map', 'summary', 'records', 'me'],
    logs: ['incident', 'patrol'],
    sees: { incident: 'powers', patrol: 'organisation', referral: 'none', dispersal: 'all' },
    notes: 'organisation',
    photos: 'organisation',
    figures: 'hidden',
    exports: ['summary'],
    seesPremisesReasons: true,
  },
  'partner-reader': {
    ...nothing,
    plain: 'Partner reader',
    pages: ['summary', 'me'],
    figures: 'hidden',
    exports: ['summary'],
  },
  administrator: {
    ...nothing,
    plain: 'Administrator',
    pages: ['people', 'me'],
    managesPeople: true,
    rescues: true,
  },
};

/** The part of a stored record on which what one may see depends. */
export type Owned = {
  readonly kind: Kind;
  readonly author: string;
  readonly organisation: string;
  readonly zones: readonly string[];
  readonly fields: Fields;
};

/** `powers`: the outcomes of this partnership's list that are legal powers. */
export function maySee(person: Person, record: Owned, powers: ReadonlySet<string>): boolean {
  const sight = roles[person.role].sees[record.kind];
  return isInSight(sight, person, record, powers) || isOwn(person, record);
}

/** Which of a record's fields: all but some; of a referral that was taken up only how it goes. */
export type Part = 'state' | { readonly hidden: readonly string[] };

/** Which of a record's fields this person may see, or `null` when they may not see it at all. */
export function partFor(person: Person, record: Owned, powers: ReadonlySet<string>): Part | null {
  if (!maySee(person, record, powers)) return null;
  if (record.kind === 'referral') return referralPartFor(person, record);
  const { notes, photos } = roles[person.role];
  const isHidden = (sight: Sight) =>
    !isOwn(person, record) && !isInSight(sight, person, record, powers);
  return {
    hidden: [...(isHidden(notes) ? ['note'] : []), ...(isHidden(photos) ? ['photos'] : [])],
  };
}

/** The hub sees it whole; its author until the hub takes it up, then only how it goes. */
function referralPartFor(person: Person, record: Owned): Part {
  const atHub = roles[person.role].sees.referral === 'hub' && record.fields.hub === person.hub;
  const isOpen = !isTakenUp(record.fields as Pick<Referral, 'status'>);
  return atHub || isOpen ? { hidden: [] } : 'state';
}

/** A record's fields as this person may see them, or `null` when they may not see it at all. */
export function fieldsFor(
  person: Person,
  record: Owned,
  powers: ReadonlySet<string>,
): Fields | null {
  const part = partFor(person, record, powers);
  return part && partOf(record.fields, part);
}

export function partOf(fields: Fields, part: Part): Fields {
  if (part === 'state') return only(fields, (name) => statusNames.includes(name));
  const { hidden } = part;
  return hidden.length === 0 ? fields : only(fields, (name) => !hidden.includes(name));
}

const statusNames: readonly string[] = statusFields;

const only = (fields: Fields, isShown: (name: string) => boolean): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => isShown(name)));

const isOwn = (person: Person, record: Owned): boolean =>
  record.author === person.id && roles[person.role].logs.includes(record.kind);

const sightTests: Readonly<
  Record<Sight, (person: Person, record: Owned, powers: ReadonlySet<string>) => boolean>
> = {
  none: () => false,
  own: isOwn,
  zones: (person, record) => record.zones.some((zone) => person.zones.includes(zone)),
  organisation: (person, record) => record.organisation === person.organisation,
  hub: (person, record) => person.hub !== undefined && record.fields.hub === person.hub,
  powers: (_person, record, powers) =>
    Array.isArray(record.fields.outcomes) && record.fields.outcomes.some((o) => powers.has(o)),
  all: () => true,
};

const isInSight = (
  sight: Sight,
  person: Person,
  record: Owned,
  powers: ReadonlySet<string>,
): boolean => sightTests[sight](person, record, powers);
