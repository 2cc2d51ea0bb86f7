/**
 * What rain, wet cloth and a thigh do to a screen in a pocket must not open it: two slow taps do, one after the
 * other, in one place or in opposite corners. Drops are short and come in bursts, cloth presses long or in two
 * places at once; whatever is not a slow tap begins the count anew.
 */
export type Touch = {
  readonly what: 'down' | 'up' | 'cancel';
  readonly id: number;
  /** Milliseconds, of any clock that goes on. */
  readonly at: number;
  /** Of the screen, 0 to 1, from left and from top. */
  readonly x: number;
  readonly y: number;
  /** It neither drips nor brushes past, and nobody holds its button for long. */
  readonly isMouse?: boolean;
};

export type Guard = {
  readonly down: Touch | null;
  /** How many fingers, or drops, are on the glass. */
  readonly touching: number;
  /** More than one at once: nothing counts until all are gone. */
  readonly isCrowded: boolean;
  readonly first: Touch | null;
  /** When the last touch ended, whatever it was. */
  readonly quietSince: number;
};

export const newGuard: Guard = {
  down: null,
  touching: 0,
  isCrowded: false,
  first: null,
  quietSince: Number.NEGATIVE_INFINITY,
};

const holdMs = { min: 150, max: 1500 } as const;
const apartMs = { min: 400, max: 2500 } as const;
/** Of the screen: what a thumb may slip, and how far two taps in one place may lie apart. */
const slipMax = 0.08;
const placeMax = 0.3;

export type Guarded = { readonly guard: Guard; readonly isOpened: boolean };

export function stepGuard(guard: Guard, touch: Touch): Guarded {
  return touch.what === 'down' ? onDown(guard, touch) : onUp(guard, touch);
}

function onDown(guard: Guard, touch: Touch): Guarded {
  const touching = guard.touching + 1;
  const isCrowded = guard.isCrowded || touching > 1;
  const isBurst = touch.at - guard.quietSince < apartMs.min;
  const isUpset = isCrowded || isBurst;
  return shut({
    ...guard,
    touching,
    isCrowded,
    down: isUpset ? null : touch,
    first: isUpset ? null : guard.first,
  });
}

function onUp(guard: Guard, touch: Touch): Guarded {
  const touching = Math.max(0, guard.touching - 1);
  const { down, first } = guard;
  const next = {
    ...guard,
    touching,
    isCrowded: guard.isCrowded && touching > 0,
    down: null,
    quietSince: touch.at,
  };
  if (touch.what === 'cancel' || !down || !isSlowTap(down, touch)) {
    return shut({ ...next, first: null });
  }
  const isSecond = first && isInTime(first, down) && isMeant(first, down);
  return isSecond ? { guard: newGuard, isOpened: true } : shut({ ...next, first: touch });
}

const shut = (guard: Guard): Guarded => ({ guard, isOpened: false });

function isSlowTap(down: Touch, up: Touch): boolean {
  const heldMs = up.at - down.at;
  const isHeld = (down.isMouse || heldMs >= holdMs.min) && heldMs <= holdMs.max;
  return isHeld && down.id === up.id && Math.hypot(up.x - down.x, up.y - down.y) <= slipMax;
}

const isInTime = (first: Touch, { at }: Touch): boolean => at - first.at <= apartMs.max;

const isMeant = (a: Touch, b: Touch): boolean => isOnePlace(a, b) || areOppositeCorners(a, b);

const isOnePlace = (a: Touch, b: Touch): boolean =>
  Math.abs(a.x - b.x) <= placeMax && Math.abs(a.y - b.y) <= placeMax;

const areOppositeCorners = (a: Touch, b: Touch): boolean =>
  isCorner(a) && isCorner(b) && a.x < 0.5 !== b.x < 0.5 && a.y < 0.5 !== b.y < 0.5;

const isCorner = ({ x, y }: Touch): boolean => isEnd(x) && isEnd(y);
const isEnd = (share: number): boolean => share <= 1 / 3 || share >= 2 / 3;

/** Until then a second tap opens; `null` while none is waited for. */
export const waitsUntil = ({ first }: Guard): number | null => first && first.at + apartMs.max;

/** By key, or by a screen reader, which can press only what it has found: twice, slowly. */
export const isSlowPress = (beforeMs: number, nowMs: number): boolean =>
  nowMs - beforeMs >= apartMs.min && nowMs - beforeMs <= 2 * apartMs.max;
