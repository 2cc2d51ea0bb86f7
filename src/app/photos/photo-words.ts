/** What there is to say of a photo: how it stands, why it was not taken, why it is not to be seen. */
import type { HeldPhoto } from '../../device/photo-state.ts';
import type { Fault } from '../../domain/result.ts';
import type { Instant } from '../../domain/time.ts';
import { counted, faultSentence, timeWords } from '../words.ts';

export type When = { readonly now: Instant; readonly timeZone: string };

export function photoStateWords(photo: HeldPhoto, { now, timeZone }: When): string {
  const { state, receivedAt } = photo;
  if (state === 'saved') return 'Saved on this phone';
  if (state === 'sending') return `Sending, ${Math.floor(photo.share * 100)} %`;
  if (state === 'attention') return 'Not taken';
  return receivedAt ? `Received ${timeWords(receivedAt, now, timeZone)}` : 'Received';
}

const instead = 'Take one with the camera, or choose a JPEG, PNG, WebP or HEIC.';

/** By what the fault names; everything else that the server found in it is one thing to a person. */
const notAPhoto: Readonly<Record<string, string>> = {
  GIF: `That is a GIF, not a photo. ${instead}`,
  PDF: `That is a PDF, not a photo. ${instead}`,
  SVG: `That is a drawing (SVG), not a photo. ${instead}`,
  video: `That is a video, not a photo. ${instead}`,
  'too large': 'That picture has more pixels than a phone can open. Take one with the camera.',
  unreadable: `This phone can’t open that picture. ${instead}`,
  'damaged on this phone': 'This phone’s storage has damaged it. Take it again if you can.',
};

/** Why a picture was not added. */
export function notAddedWords({ code, where }: Fault, photosMax: number): string {
  if (code === 'not-a-photo') return notAPhoto[where ?? 'unreadable'] ?? notAPhoto.unreadable ?? '';
  if (code === 'too-large') return `One record takes ${counted(photosMax, 'photo')} at most.`;
  if (code === 'storage-full') {
    return 'This phone is full. What you wrote is safe, and nothing is lost but this photo. Free some space, then take it again.';
  }
  return faultSentence({ code });
}

/** Why the server would not have it, on the photo itself. */
export const refusedWords = ({ code, where }: Fault): string =>
  code === 'not-a-photo'
    ? (notAPhoto[where ?? ''] ??
      'The partnership’s server takes plain photos only. Take it again if you can.')
    : faultSentence({ code });

/** Why there is nothing to see. `isMine`: this person took it. */
export function notSeenWords({ code }: Fault, isMine: boolean): string {
  if (code === 'offline') return 'Shown when there is signal';
  if (code === 'signed-out') return 'Shown once you have signed in again';
  if (code !== 'not-found') return 'The server is not well';
  return isMine ? 'Not on this phone and not at the server' : 'Not sent yet: it comes by itself';
}
