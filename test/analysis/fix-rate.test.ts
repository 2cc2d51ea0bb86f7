import { describe, expect, it } from 'vitest';
import { type Around, type FixRate, firstRate, nextRate } from '../../src/analysis/fix-rate.ts';
import type { Fix } from '../../src/analysis/seen.ts';
import { fix, leg } from './north-walk.ts';

const around: Around = { edgeMetres: 500, speed: null, isSparing: false };
const rateAfter = (fixes: readonly Fix[], given: Partial<Around>, from: FixRate = firstRate) =>
  fixes.reduce((rate, it) => nextRate(rate, it, { ...around, ...given }), from);
const walking = leg(0, 100, 0, 140);
const resting = leg(0, 130, 0, 0);

describe('How soon to ask for the next fix', () => {
  it('is 5 s near a hotspot, 15 s between them, and a minute when still', () => {
    expect(rateAfter(walking, { edgeMetres: 90 })).toMatchObject({
      mode: 'near',
      intervalMs: 5000,
    });
    expect(rateAfter(walking, {})).toMatchObject({ mode: 'between', intervalMs: 15_000 });
    expect(rateAfter(resting, {})).toMatchObject({ mode: 'still', intervalMs: 60_000 });
  });

  it('is twice as long where the battery is spared, and never more than a minute', () => {
    const sparing = { isSparing: true };
    expect(rateAfter(walking, { edgeMetres: 90, ...sparing }).intervalMs).toBe(10_000);
    expect(rateAfter(walking, sparing).intervalMs).toBe(30_000);
    expect(rateAfter(resting, sparing).intervalMs).toBe(60_000);
  });

  it('inside a hotspot is that of being near', () => {
    expect(rateAfter(walking, { edgeMetres: -140 }).mode).toBe('near');
  });

  it('holds for a little, so that it does not change with every fix', () => {
    const near = rateAfter(walking, { edgeMetres: 90 });
    expect(rateAfter([fix(110, 150)], { edgeMetres: 120 }, near).mode).toBe('near');
    expect(rateAfter([fix(110, 150)], { edgeMetres: 140 }, near).mode).toBe('between');
    const between = rateAfter(walking, { edgeMetres: 140 });
    expect(rateAfter([fix(110, 150)], { edgeMetres: 120 }, between).mode).toBe('between');
  });

  it('is still only after two minutes, and no longer from the first move', () => {
    expect(rateAfter(leg(0, 110, 0, 0), {}).mode).toBe('between');
    const still = rateAfter(resting, {});
    // Two fixes of 16 m may be 48 m apart and be one place.
    expect(rateAfter([fix(190, 47)], {}, still).mode).toBe('still');
    expect(rateAfter([fix(190, 49)], {}, still).mode).toBe('between');
    expect(rateAfter([fix(190, 10)], { speed: 1.2 }, still).mode).toBe('between');
  });

  it('is never still beside an edge, where one fix more tells something', () => {
    expect(rateAfter(resting, { edgeMetres: -10 }).mode).toBe('near');
    expect(rateAfter(resting, { edgeMetres: 10 }).mode).toBe('near');
    expect(rateAfter(resting, { edgeMetres: -40 }).mode).toBe('still');
  });

  it('stays as it is when a fix is good for nothing', () => {
    const near = rateAfter(walking, { edgeMetres: 90 });
    expect(rateAfter([fix(110, 9000, 3000)], { edgeMetres: 8000 }, near)).toBe(near);
    expect(rateAfter([fix(110, 9000, null)], { edgeMetres: 8000 }, near)).toBe(near);
  });

  it('spares the satellites only far from everywhere, with the battery spared', () => {
    expect(rateAfter(walking, { edgeMetres: null, isSparing: true }).isHighAccuracy).toBe(false);
    expect(rateAfter(walking, { edgeMetres: 1600, isSparing: true }).isHighAccuracy).toBe(false);
    expect(rateAfter(walking, { edgeMetres: 1400, isSparing: true }).isHighAccuracy).toBe(true);
    expect(rateAfter(walking, { edgeMetres: null }).isHighAccuracy).toBe(true);
  });

  it('begins anew when the clock is set back', () => {
    const still = rateAfter(resting, {});
    expect(rateAfter([fix(-5000, 0)], {}, still).mode).toBe('between');
  });
});
