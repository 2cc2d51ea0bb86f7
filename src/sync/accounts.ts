/** Messages about who is signed in, and the administrator's list of people. */
import { personRowSchema, personSchema, roleNames } from '../domain/people.ts';
import {
  entryId,
  instant,
  list,
  maybe,
  type Of,
  oneOf,
  shape,
  text,
  uuid,
} from '../domain/schema.ts';

/** `POST /api/session`: a sign-in link's code for a session. */
export const signInRequestSchema = shape({
  code: text(80),
  device: text(80),
  /** The same when a phone asks again because no answer came. */
  attempt: maybe(uuid),
});
export const signInReplySchema = shape({ person: personSchema, signInEndsAt: instant });

/** `GET /api/people` */
export const peopleReplySchema = shape({ people: list(personRowSchema) });

/** `POST /api/people`: someone new; the server makes the id. */
export const newPersonSchema = shape({
  name: text(80),
  role: oneOf(roleNames),
  organisation: entryId,
  zones: list(entryId),
  hub: maybe(entryId),
});

/** `POST /api/people/:id/link` */
export const linkReplySchema = shape({ path: text(120), endsAt: instant });

export type SignInRequest = Of<typeof signInRequestSchema>;
export type SignInReply = Of<typeof signInReplySchema>;
export type PeopleReply = Of<typeof peopleReplySchema>;
export type LinkReply = Of<typeof linkReplySchema>;
export type NewPerson = Of<typeof newPersonSchema>;
