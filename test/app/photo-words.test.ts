import { expect, test } from 'vitest';
import {
  notAddedWords,
  notSeenWords,
  photoStateWords,
  refusedWords,
} from '../../src/app/photos/photo-words.ts';
import { type HeldPhoto, heldPhotosOf } from '../../src/device/photo-state.ts';
import type { PhotoRow } from '../../src/device/rows.ts';
import { fault, faultCodes } from '../../src/domain/result.ts';
import { handMadeJpeg, photoOf } from '../support/jpeg.ts';
import { oneInTheMorning } from '../support/world.ts';

const photos = [1, 2, 3, 4].map((seed) =>
  photoOf(handMadeJpeg({ scanBytes: 50, seed }), { at: oneInTheMorning + seed }),
);
const [first, second, third, fourth] = photos;
const row = (i: number, state: PhotoRow['state'], given: Partial<PhotoRow> = {}): PhotoRow => ({
  record: 'one',
  hash: photos[i]?.hash ?? '',
  at: oneInTheMorning,
  state,
  ...given,
});
const record = { id: 'one', fields: { photos: photos.toReversed() } };

test('a photo is saved, on its way, refused, received, or of another phone', () => {
  const state = {
    photos: [
      row(0, 'waiting'),
      row(1, 'waiting'),
      row(2, 'refused', { fault: fault('not-a-photo', 'hash') }),
      { ...row(3, 'received'), record: 'another' },
    ],
    photoOnWire: { record: 'one', hash: second?.hash ?? '', share: 0.4 },
  };
  const held = heldPhotosOf(state, record);
  expect(held.map(({ hash }) => hash)).toEqual(
    [first, second, third, fourth].map((it) => it?.hash),
  );
  expect(held.map((it) => it.state)).toEqual(['saved', 'sending', 'attention', 'elsewhere']);
  expect(held.map(({ share }) => share)).toEqual([0, 0.4, 0, 0]);
});

test('what was refused shows the photos that it names: their bytes are nowhere else', () => {
  const refused = { photos: photos.slice(0, 1) };
  const state = { photos: [row(0, 'waiting')], photoOnWire: null };
  expect(heldPhotosOf(state, { id: 'one', fields: {}, refused })).toMatchObject([
    { state: 'saved' },
  ]);
});

test('how a photo stands is said in words', () => {
  const photo = { ...photos[0], state: 'saved', share: 0 } as HeldPhoto;
  const when = { now: oneInTheMorning, timeZone: 'Europe/London' };
  const said = (change: Partial<HeldPhoto>) => photoStateWords({ ...photo, ...change }, when);
  expect(said({})).toBe('Saved on this phone');
  expect(said({ state: 'sending', share: 0.419 })).toBe('Sending, 41 %');
  expect(said({ state: 'attention' })).toBe('Not taken');
  expect(said({ state: 'received', receivedAt: oneInTheMorning })).toBe('Received 01:00');
});

test('why there is no photo is a whole sentence, whatever went wrong', () => {
  for (const code of faultCodes) {
    for (const where of [undefined, 'SVG', 'too large', 'marker e1']) {
      const words = [
        notAddedWords(fault(code, where), 4),
        refusedWords(fault(code, where)),
        notSeenWords(fault(code), true),
        notSeenWords(fault(code), false),
      ];
      for (const said of words) expect(said).toMatch(/^[A-Z].{15,}/);
      for (const said of words.slice(0, 2)) expect(said).toMatch(/\.$/);
      for (const said of words) expect(said).not.toContain('marker');
    }
  }
  expect(notAddedWords(fault('not-a-photo', 'SVG'), 4)).toContain('a drawing (SVG)');
  expect(notAddedWords(fault('too-large', 'photos'), 1)).toBe('One record takes 1 photo at most.');
});
