/**
 * How far a phone has read: opaque to it. It holds no secret and gives no right: whatever position
 * it names, only what the person may see is read from there.
 */
import { createHash } from 'node:crypto';
import type { Person } from '../../domain/people.ts';
import { roles } from '../../domain/roles.ts';
import { anyOf, exactly, type Of, parse, shape, text, whole } from '../../domain/schema.ts';
import { isReached, type Position } from '../database/positions.ts';

const cursorSchema = shape({
  v: exactly(1),
  epoch: text(60),
  /** The database's own: a number or a text. */
  position: anyOf([whole(0, Number.MAX_SAFE_INTEGER), text(60)]),
  /** What the person could see when it was made. */
  scope: text(60),
});

export type Cursor = Of<typeof cursorSchema>;
/** Which database, whose eyes, and how far there is anything to read. */
export type Horizon = {
  readonly epoch: string;
  readonly scope: string;
  readonly head: Position;
};

export const cursorText = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** The position to read on from, or `null` where the phone has to begin again (S7). */
export function positionIn(
  cursor: string | null,
  { epoch, scope, head }: Horizon,
): Position | null {
  const parsed = parse(cursorSchema, cursor === null ? null : jsonIn(cursor));
  if (!parsed.ok) return null;
  const isOurs = parsed.value.epoch === epoch && parsed.value.scope === scope;
  return isOurs && isReached(parsed.value.position, head) ? parsed.value.position : null;
}

/** How far a cursor of ours reaches, whoever's it is. */
export function reachOf(cursor: string): Position | null {
  const parsed = parse(cursorSchema, jsonIn(cursor));
  return parsed.ok ? parsed.value.position : null;
}

/** Changes with everything on which what a phone is told depends, the roles table included. */
export function scopeOf(person: Person, powers: ReadonlySet<string>, isOlder: boolean): string {
  const { id, role, organisation, zones, hub = null } = person;
  const sight = [id, role, roles[role], organisation, [...zones].sort(), hub, [...powers].sort()];
  // A phone that is brought up to date begins anew: it was told less.
  if (isOlder) sight.push('older');
  return createHash('sha256').update(JSON.stringify(sight)).digest('base64url').slice(0, 22);
}

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}
