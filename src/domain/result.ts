/** What can happen on a good day is a value; only a broken invariant throws. */
export type Result<T, F = Fault> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: F };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const fail = <F>(fault: F): { readonly ok: false; readonly fault: F } => ({
  ok: false,
  fault,
});

/**
 * Everything that may be refused, anywhere in Beatbook, with the words a person reads.
 * The code travels and is stored on phones: never rename one, only add.
 */
export const faultWords = {
  malformed: 'This does not read as a Beatbook record.',
  'unknown-field': 'This has a field that the partnership’s server does not know.',
  'too-large': 'This is larger than the server takes.',
  'unknown-kind': 'The server does not know this kind of record.',
  'unknown-entry': 'This names a place or a choice that is not on the partnership’s lists.',
  'not-allowed': 'Your role may not do this.',
  'not-yours': 'Only the person who made this record may change it.',
  'too-late': 'The time for changing this record has passed.',
  'no-such-record': 'The record this changes is not at the server.',
  'already-made': 'A different record is already at the server under this number.',
  'bad-step': 'This referral cannot go to that state from where it is.',
  'needs-a-person': 'Someone else changed this safeguarding answer. A person has to decide.',
  'outside-ages': 'The hub does not take this age.',
  'signed-out': 'Your sign-in has ended.',
  'wrong-person': 'This phone is signed in as someone else.',
  'link-used': 'This sign-in link has been used already.',
  'link-expired': 'This sign-in link has expired.',
  'link-unknown': 'This sign-in link is not one of ours.',
  'too-often': 'Too many tries in a short time.',
  'too-old': 'This Beatbook is too old to receive. Update it; what you wrote still goes out.',
  'seq-gap': 'Something this phone sent earlier never arrived.',
  'not-a-photo': 'This is not a photo that Beatbook takes.',
  'storage-full': 'This phone is full.',
  'storage-closed': 'This phone’s storage stopped answering.',
  offline: 'There is no signal.',
  'server-trouble': 'The partnership’s server is not well.',
  'not-found': 'There is nothing here.',
} as const;

export type FaultCode = keyof typeof faultWords;

export type Fault = {
  readonly code: FaultCode;
  /** Where: a field, a file and entry, a limit. Never the content itself. */
  readonly where?: string;
};

export const faultCodes = Object.keys(faultWords) as [FaultCode, ...FaultCode[]];

export const fault = (code: FaultCode, where?: string): Fault =>
  where === undefined ? { code } : { code, where };
