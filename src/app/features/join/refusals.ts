/** Why a sign-in link did not work, in the words of somebody who holds a phone and wants to start work. */
import type { Fault, FaultCode } from '../../../domain/result.ts';
import { faultSentence } from '../../words.ts';

type Refusal = { readonly title: string; readonly words: string; readonly mayTryAgain: boolean };

const byCode: Readonly<Partial<Record<FaultCode, Refusal>>> = {
  'link-used': {
    title: 'This link has been used already',
    words:
      'A sign-in link works once. If you used it on this phone, you are signed in here. If you did not use it, tell your administrator now, and ask for a new one.',
    mayTryAgain: false,
  },
  'link-expired': {
    title: 'This link has expired',
    words: 'Links are good for a short time only. Ask your administrator for a new one.',
    mayTryAgain: false,
  },
  'link-unknown': {
    title: 'This link is not one of ours',
    words:
      'Part of it may be missing. Open it again from the message it came in, or ask your administrator for a new one.',
    mayTryAgain: false,
  },
  'wrong-person': {
    title: 'This phone is signed in as someone else',
    words:
      'They sign out first, on the page Me. What they wrote and did not send stays on this phone for them. Your link is not used up.',
    mayTryAgain: true,
  },
  'too-often': {
    title: 'Too many tries',
    words: 'Wait a few minutes, then try again. Your link is not used up.',
    mayTryAgain: true,
  },
};

export const refusals = (fault: Fault): Refusal =>
  byCode[fault.code] ?? {
    title: 'Signing in did not work',
    words: faultSentence(fault),
    mayTryAgain: true,
  };
