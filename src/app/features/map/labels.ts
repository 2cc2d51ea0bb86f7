/** Names on the map: whoever comes first has the room; a name that would cover another one is left out. */
import type { Box } from './view.ts';

const gapPixels = 3;

/** `align`: to which side its lines of words are set. */
export type Place = Box & { readonly align: 'left' | 'center' | 'right' };

export type Room = {
  /** Takes the first of these places that is free, and says which; `null` when none is. */
  readonly take: (places: readonly Place[]) => Place | null;
};

export function newRoom(taken: readonly Box[] = []): Room {
  const boxes = [...taken];
  const isFree = (box: Box) =>
    !boxes.some(
      (other) =>
        box.left < other.right + gapPixels &&
        other.left < box.right + gapPixels &&
        box.top < other.bottom + gapPixels &&
        other.top < box.bottom + gapPixels,
    );
  return {
    take: (places) => {
      const found = places.find(isFree) ?? null;
      if (found) boxes.push(found);
      return found;
    },
  };
}

/** Room around a mark, in the order in which a name is wanted there: under, right, left, above. */
export function placesAround(
  x: number,
  y: number,
  away: number,
  { width, height }: { readonly width: number; readonly height: number },
): readonly Place[] {
  const at = (left: number, top: number, align: Place['align']): Place => ({
    align,
    left,
    top,
    right: left + width,
    bottom: top + height,
  });
  return [
    at(x - width / 2, y + away, 'center'),
    at(x + away, y - height / 2, 'left'),
    at(x - away - width, y - height / 2, 'right'),
    at(x - width / 2, y - away - height, 'center'),
  ];
}
