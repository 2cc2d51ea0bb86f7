/** The kinds of record: one table that form, phone, wire and server all read. */
import { type Dispersal, dispersalSchema } from './dispersal.ts';
import { type Incident, incidentSchema } from './incident.ts';
import { type Patrol, patrolSchema } from './patrol.ts';
import { type Referral, referralSchema, safeguardingFields } from './referral.ts';
import type { Result } from './result.ts';
import { parse } from './schema.ts';
import type { Instant } from './time.ts';

export type FieldsByKind = {
  incident: Incident;
  patrol: Patrol;
  referral: Referral;
  dispersal: Dispersal;
};
export type Kind = keyof FieldsByKind;

/** Fields as they travel, the whole of a record or a part, `null` for a field that was emptied. */
export type Fields = { readonly [field: string]: unknown };

type KindRow = {
  readonly plain: string;
  readonly plainMany: string;
  readonly schema:
    | typeof incidentSchema
    | typeof patrolSchema
    | typeof referralSchema
    | typeof dispersalSchema;
  /** Fields on which two people's edits are never merged by machine. */
  readonly guarded: readonly string[];
  /** Lists that are joined where two phones changed them, by what tells their items apart: nothing is lost. */
  readonly joined: Readonly<Record<string, string>>;
  /** Fields whose every value counts: one step is never laid over another that is still waiting. */
  readonly steps: readonly string[];
  /** DPA 2018 Part 3 (law enforcement) or UK GDPR (general): they may not be mixed. */
  readonly purpose: 'law-enforcement' | 'general';
};

export const kinds: Readonly<Record<Kind, KindRow>> = {
  incident: {
    plain: 'incident',
    plainMany: 'incidents',
    schema: incidentSchema,
    guarded: [],
    joined: { photos: 'hash' },
    steps: [],
    purpose: 'law-enforcement',
  },
  patrol: {
    plain: 'patrol',
    plainMany: 'patrols',
    schema: patrolSchema,
    guarded: [],
    joined: {},
    steps: [],
    purpose: 'law-enforcement',
  },
  referral: {
    plain: 'youth hub referral',
    plainMany: 'youth hub referrals',
    schema: referralSchema,
    guarded: safeguardingFields,
    joined: {},
    steps: ['status'],
    purpose: 'general',
  },
  dispersal: {
    plain: 'dispersal authorisation',
    plainMany: 'dispersal authorisations',
    schema: dispersalSchema,
    guarded: [],
    joined: {},
    steps: [],
    purpose: 'law-enforcement',
  },
};

export const kindNames = Object.keys(kinds) as [Kind, ...Kind[]];

/** Parses the whole of a record's fields. */
export const parseFields = <K extends Kind>(kind: K, fields: unknown): Result<FieldsByKind[K]> =>
  parse(kinds[kind].schema, fields) as Result<FieldsByKind[K]>;

/** Lays a change's fields over a record's: `null` empties a field. */
export function withFields(current: Fields, change: Fields): Fields {
  const laid = { ...current, ...change };
  const isEmptied = Object.values(change).includes(null);
  return isEmptied
    ? Object.fromEntries(Object.entries(laid).filter(([, value]) => value !== null))
    : laid;
}

/** A value that lost to a later one in a merge: kept and shown, never dropped (I10). */
export type Superseded = {
  readonly field: string;
  readonly value: unknown;
  readonly at: Instant;
};
