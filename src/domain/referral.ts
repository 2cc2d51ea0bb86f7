/**
 * A youth hub referral: the least that lets the hub act. A safeguarding concern never becomes a
 * referral: the form stops and shows whom to ring, so what is stored is only that all was asked.
 */
import { entryId, instant, listOf, maybe, type Of, oneOf, shape, text } from './schema.ts';

/** The steps of a referral and where each may go next; who may take it is in `roles.ts`. */
export const nextStatuses = {
  submitted: ['received', 'not-suitable', 'outside-ages-or-area', 'hub-full', 'withdrawn'],
  received: [
    'contacted',
    'attended',
    'declined',
    'not-reached',
    'not-suitable',
    'hub-full',
    'withdrawn',
  ],
  contacted: ['attended', 'declined', 'not-reached', 'not-suitable', 'withdrawn'],
  attended: ['engaged', 'completed', 'declined', 'not-suitable', 'withdrawn'],
  engaged: ['completed', 'declined', 'withdrawn'],
  completed: [],
  declined: [],
  'not-reached': ['contacted', 'attended'],
  'not-suitable': [],
  'outside-ages-or-area': [],
  'hub-full': ['received'],
  withdrawn: [],
} as const satisfies Record<string, readonly string[]>;

export type ReferralStatus = keyof typeof nextStatuses;
export const referralStatuses = Object.keys(nextStatuses) as [ReferralStatus, ...ReferralStatus[]];

export const isNextStatus = (from: ReferralStatus, to: ReferralStatus): boolean =>
  from === to || (nextStatuses[from] as readonly ReferralStatus[]).includes(to);

export const referralSchema = shape({
  hub: entryId,
  /** `declined` keeps no name: it is counted and closed. */
  agreement: oneOf(['agreed', 'declined']),
  from: instant,
  /** First name or initials. */
  name: maybe(text(30)),
  age: maybe(entryId),
  reasons: listOf(entryId, 10),
  needs: maybe(listOf(entryId, 10)),
  contactRoute: maybe(entryId),
  contact: maybe(text(80)),
  parentTold: maybe(entryId),
  school: maybe(text(80)),
  language: maybe(text(40)),
  access: maybe(text(120)),
  /** The questions that were asked and answered *no*; one *yes* and there is no referral. */
  screenedClear: listOf(entryId, 10),
  theme: maybe(entryId),
  priority: maybe(entryId),
  zones: listOf(entryId, 20),
  note: maybe(text(280)),
  status: oneOf(referralStatuses),
  statusAt: instant,
});

export type Referral = Of<typeof referralSchema>;

/** Never merged by machine: a clash on one of these waits for a person. */
export const safeguardingFields: readonly (keyof Referral)[] = [
  'agreement',
  'screenedClear',
  'parentTold',
  'age',
];

/** What the referring officer may still see once the hub has taken the referral up. */
export const statusFields: readonly (keyof Referral)[] = [
  'hub',
  'from',
  'agreement',
  'status',
  'statusAt',
  'zones',
];

/** Whether a view of it is no more than that. */
export const isStatusOnly = (fields: object): boolean =>
  Object.keys(fields).every((field) => (statusFields as readonly string[]).includes(field));

export const isTakenUp = (referral: Pick<Referral, 'status'>): boolean =>
  referral.status !== 'submitted';
