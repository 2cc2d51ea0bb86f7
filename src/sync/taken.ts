/**
 * What a phone can tell of a record that it made and that the server took: so the server need not send
 * it back. Both ends use it: the server sends the record whole where this would show another one.
 */
import type { Person } from '../domain/people.ts';
import { type Fields, withFields } from '../domain/records.ts';
import { roles } from '../domain/roles.ts';
import type { Instant } from '../domain/time.ts';
import type { Change, Pulled } from './messages.ts';

export type Taken = {
  readonly person: Person;
  readonly change: Pick<Change, 'record' | 'kind' | 'fields' | 'at'>;
  readonly receipt: string;
  readonly receivedAt: Instant;
  readonly placed: Fields;
};

/** The view of a record that is new. */
export const viewOfTaken = ({ person, change, receipt, receivedAt, placed }: Taken): Pulled =>
  ({
    id: change.record,
    kind: change.kind,
    version: 1,
    createdAt: change.at,
    changedAt: change.at,
    receivedAt,
    isMine: true,
    ...(roles[person.role].names && { by: person.id }),
    receipt,
    fields: withFields(withFields({}, change.fields), placed),
  }) as Pulled;

/** What must be laid over `sent` so that it becomes `made`. */
export function placedOf(sent: Fields, made: Fields): Fields {
  const laid = withFields({}, sent);
  const differing = Object.entries(made).filter(([field, value]) => !isSame(laid[field], value));
  const left = Object.keys(laid).filter((field) => !(field in made));
  return Object.fromEntries([...differing, ...left.map((field) => [field, null] as const)]);
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
