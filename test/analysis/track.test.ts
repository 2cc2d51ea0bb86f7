import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Seen } from '../../src/analysis/seen.ts';
import { decodeTrack, emptyTrack, encodeTrack, isChunkDue } from '../../src/analysis/track.ts';
import { began, fix, mark } from './north-walk.ts';

const encoded = (seen: readonly Seen[]): Uint8Array => encodeTrack(emptyTrack, seen).bytes;

function decoded(bytes: Uint8Array) {
  const track = decodeTrack(bytes);
  if (!track.ok) throw new Error(track.fault.where);
  return track.value;
}

/** As it is kept: whole seconds, 0.00001°, a step of accuracy. */
const kept = (seen: readonly Seen[]): readonly Seen[] => decoded(encoded(seen)).seen;

const anywhere = fc.record({
  at: fc.integer({ min: 0, max: 4_102_444_800_000 }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  accuracyMetres: fc.option(fc.double({ min: 0, max: 200_000, noNaN: true })),
});
const anyMark = fc.record({
  at: fc.integer({ min: 0, max: 4_102_444_800_000 }),
  mark: fc.constantFrom('begin' as const, 'break' as const, 'sleep' as const),
});
const anyTrack: fc.Arbitrary<Seen[]> = fc.array(fc.oneof(anywhere, anyMark), { maxLength: 40 });

describe('A track in bytes', () => {
  it('reads as it was written: seconds, metres and steps of accuracy', () => {
    const seen = [
      mark(0, 'begin'),
      fix(1, 0, 8),
      fix(11.4, 13, 7),
      mark(20, 'sleep'),
      fix(630, -40, null),
      mark(640, 'break'),
    ];
    const track = kept(seen);
    expect(track.map(({ at }) => (at - began) / 1000)).toEqual([0, 1, 11, 20, 630, 640]);
    expect(track.flatMap((it) => ('mark' in it ? it.mark : it.accuracyMetres))).toEqual([
      'begin',
      8,
      8,
      'sleep',
      null,
      'break',
    ]);
  });

  it('is off by half a second, 0.000005° and a step of accuracy upwards, and no more', () => {
    fc.assert(
      fc.property(anyTrack, (seen) => {
        kept(seen).forEach((it, place) => {
          const was = seen[place] as Seen;
          expect(Math.abs(it.at - was.at)).toBeLessThanOrEqual(500);
          if ('mark' in it || 'mark' in was) return;
          expect(Math.abs(it.lon - was.lon)).toBeLessThanOrEqual(0.00000501);
          expect(Math.abs(it.lat - was.lat)).toBeLessThanOrEqual(0.00000501);
          if (it.accuracyMetres === null) return;
          expect(it.accuracyMetres).toBeGreaterThanOrEqual(was.accuracyMetres ?? 0);
        });
      }),
    );
  });

  it('of what was kept is the same again, to the byte', () => {
    fc.assert(
      fc.property(anyTrack, (seen) => {
        const once = kept(seen);
        expect(once).toHaveLength(seen.length);
        expect(kept(once)).toEqual(once);
        expect(encoded(once)).toEqual(encoded(seen));
      }),
    );
  });

  it('a fix that is good enough to count stays so, and one that is not does not become so', () => {
    const [good, poor] = kept([fix(0, 0, 49.2), fix(10, 0, 50.2)]);
    expect(good).toMatchObject({ accuracyMetres: 50 });
    expect(poor).toMatchObject({ accuracyMetres: 65 });
  });

  it('takes four bytes for a point of a walk, and no more than five for one that jumps 150 m', () => {
    const walk = Array.from({ length: 100 }, (_, i) => fix(10 * i, 13 * i, 8));
    const first = encoded(walk.slice(0, 1)).length;
    expect(encoded(walk).length - first).toBe(4 * 99);
    const still = Array.from({ length: 100 }, (_, i) => fix(60 * i, i % 2, 8));
    expect(encoded(still).length - first).toBe(4 * 99);
    expect(encoded([...walk, fix(1000, 100 * 13 + 150, 2)]).length - encoded(walk).length).toBe(5);
  });
});

describe('A track that is written bit by bit', () => {
  it('is the same bytes as one written at once', () => {
    fc.assert(
      fc.property(anyTrack, fc.nat({ max: 40 }), (seen, cut) => {
        const first = encodeTrack(emptyTrack, seen.slice(0, cut));
        const rest = encodeTrack(first.state, seen.slice(cut));
        expect([...first.bytes, ...rest.bytes]).toEqual([...encoded(seen)]);
      }),
    );
  });

  it('cut anywhere, it gives all whole points before the cut, and goes on from there', () => {
    fc.assert(
      fc.property(anyTrack, fc.nat(), (seen, cut) => {
        const bytes = encoded(seen);
        const part = decoded(bytes.slice(0, cut % (bytes.length + 1)));
        expect(part.seen).toEqual(kept(seen).slice(0, part.seen.length));
        const rest = encodeTrack(part.state, kept(seen).slice(part.seen.length));
        const whole = Uint8Array.from([...bytes.slice(0, part.bytesRead), ...rest.bytes]);
        expect(decoded(whole).seen).toEqual(kept(seen));
      }),
    );
  });

  it('loses no whole point to a cut behind it', () => {
    const seen = [fix(0, 0), fix(10, 10), fix(20, 20)];
    const two = encoded(seen.slice(0, 2)).length;
    expect(decoded(encoded(seen).slice(0, two)).seen).toHaveLength(2);
    expect(decoded(encoded(seen).slice(0, -1)).seen).toHaveLength(2);
  });

  it('is written before a kill could lose more than a quarter of a minute, and no sooner', () => {
    // A fix every 5 s: the first of four waits for the fourth.
    expect(isChunkDue(began, began + 15_000)).toBe(false);
    expect(isChunkDue(began, began + 20_000)).toBe(true);
    // A fix a minute: at once.
    expect(isChunkDue(began, began + 60_000)).toBe(true);
    expect(isChunkDue(began, began - 1)).toBe(true);
  });
});

describe('Bytes that are no track of ours', () => {
  it('are refused where the version is another, or what they say cannot be', () => {
    expect(decodeTrack(Uint8Array.of(2, 0, 0, 0))).toMatchObject({ ok: false });
    expect(decodeTrack(Uint8Array.of(1, 0, 0, 0, 99))).toMatchObject({ ok: false });
    expect(decodeTrack(Uint8Array.of(1, 1, 9))).toMatchObject({ ok: false });
    expect(decodeTrack(Uint8Array.of(1, 1, 3, 5))).toMatchObject({ ok: false });
  });

  it('never throw, and never give more points than there are bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const track = decodeTrack(Uint8Array.of(1, ...bytes));
        if (track.ok) expect(track.value.seen.length).toBeLessThanOrEqual(bytes.length / 2);
      }),
    );
  });

  it('none at all are an empty track, and an empty track is none', () => {
    expect(decoded(new Uint8Array()).seen).toEqual([]);
    expect(encoded([])).toHaveLength(0);
  });
});
