/** Why what waits has not gone yet, and the shortest way, by what the phone knows of the line. */
import type { PhoneState, SyncPhase } from '../../../device/phone.ts';
import { faultWords } from '../../../domain/result.ts';

export type Way = 'send' | 'link' | 'update' | 'none';

type Waiting = { readonly why: string; readonly way: Way };

const byItself = 'It goes by itself when there is signal.';

const phases: Readonly<Record<SyncPhase, (sync: PhoneState['sync']) => Waiting>> = {
  busy: () => ({ why: 'It is on its way now.', way: 'none' }),
  settled: () => ({ why: 'It goes in a moment.', way: 'send' }),
  waiting: ({ fault }) => ({
    why:
      fault && fault.code !== 'offline'
        ? `${faultWords[fault.code]} It tries again by itself.`
        : `No signal. ${byItself}`,
    way: 'send',
  }),
  'signed-out': () => ({
    why: 'Your sign-in has ended. A new link from your administrator, opened on this phone, sends everything.',
    way: 'link',
  }),
  'too-old': () => ({
    why: 'This Beatbook is too old to receive. Updated, it sends everything.',
    way: 'update',
  }),
};

export const waitingWords = (sync: PhoneState['sync']): Waiting => phases[sync.phase](sync);
