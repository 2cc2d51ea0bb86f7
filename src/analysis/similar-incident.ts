/** Whether a colleague has logged the same thing already, from what this phone holds. */
import { distanceMetres, type Position } from '../domain/ground.ts';
import type { Incident, Place } from '../domain/incident.ts';
import type { Reference } from '../domain/reference.ts';
import { type Instant, minuteMs } from '../domain/time.ts';
import { type Addable, additionsIn, isNoIncident } from './additions.ts';

export type Logged = Addable & { readonly isMine: boolean };

export type Similar = {
  readonly id: string;
  readonly type: string;
  readonly metres: number;
  /** When it was last seen. */
  readonly at: Instant;
};

type Limits = Reference['partnership']['policy']['duplicate'];

/**
 * The nearest by somebody else that is of the same type, or else of the same class, within the partnership's
 * metres and minutes. What is no incident after all, or adds to another one, is not there to be added to.
 */
export function similarIncident(
  mine: Partial<Incident>,
  held: readonly Logged[],
  limits: Limits,
): Similar | null {
  const at = positionOf(mine.place, limits);
  if (!at || mine.from === undefined) return null;
  const near = held
    .filter(
      ({ isMine, fields }) => !isMine && isAlike(mine, fields) && isThen(mine, fields, limits),
    )
    .flatMap(({ id, fields }) => {
      const there = positionOf(fields.place, limits);
      const metres = there ? distanceMetres(at, there) : Number.POSITIVE_INFINITY;
      return metres <= limits.withinMetres ? [{ id, fields, metres }] : [];
    });
  if (near.length === 0) return null;
  const additions = additionsIn(held);
  const [first] = near
    .filter(({ id }) => !additions.has(id))
    .sort((a, b) => byType(mine, a, b) || a.metres - b.metres);
  return first ? toSimilar(first) : null;
}

type Near = { readonly id: string; readonly fields: Partial<Incident>; readonly metres: number };

const isAlike = (mine: Partial<Incident>, theirs: Partial<Incident>): boolean =>
  (theirs.type === mine.type || theirs.class === mine.class) && !isNoIncident(theirs);

const byType = ({ type }: Partial<Incident>, a: Near, b: Near): number =>
  Number(b.fields.type === type) - Number(a.fields.type === type);

/** The gap between the two, which is none where they overlap. */
function isThen(mine: Partial<Incident>, theirs: Partial<Incident>, { withinMinutes }: Limits) {
  const { from: a = 0, to: aEnd = a } = mine;
  const { from: b = 0, to: bEnd = b } = theirs;
  return Math.max(a - bEnd, b - aEnd) <= withinMinutes * minuteMs;
}

/** A fix that is less sure than the limit can't say how near anything is. */
function positionOf(place: Place | undefined, { withinMetres }: Limits): Position | null {
  const isSure = place && (place.accuracyMetres ?? 0) <= withinMetres;
  return isSure ? [place.lon, place.lat] : null;
}

const toSimilar = ({ id, fields, metres }: Near): Similar => ({
  id,
  type: fields.type ?? '',
  metres,
  at: fields.to ?? fields.from ?? 0,
});
