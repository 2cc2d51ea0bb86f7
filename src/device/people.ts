/** The administrator's list of people. All of it is asked of the server: no phone keeps it. */
import type { PersonRow } from '../domain/people.ts';
import { ok, type Result } from '../domain/result.ts';
import {
  type LinkReply,
  linkReplySchema,
  type NewPerson,
  peopleReplySchema,
} from '../sync/accounts.ts';
import { callServer, tellServer } from './server-calls.ts';
import type { World } from './world.ts';

/** As the wire has them. */
export type PersonForm = NewPerson;
export type SignInLink = LinkReply;

export async function fetchPeople(world: World): Promise<Result<readonly PersonRow[]>> {
  const reply = await callServer(world, { method: 'GET', path: '/api/people' }, peopleReplySchema);
  return reply.ok ? ok(reply.value.people) : reply;
}

export const addPerson = (world: World, body: PersonForm): Promise<Result<null>> =>
  tellServer(world, { method: 'POST', path: '/api/people', body });

export const changePerson = (world: World, id: string, body: PersonForm): Promise<Result<null>> =>
  tellServer(world, { method: 'PUT', path: pathOf(id), body });

/** From now on nobody signs in as them, and their phones receive and send nothing. */
export const deactivatePerson = (world: World, id: string): Promise<Result<null>> =>
  tellServer(world, { method: 'DELETE', path: pathOf(id) });

/** One link, for one sign-in. It is shown once: the server keeps no more than its fingerprint. */
export const makeSignInLink = (world: World, id: string): Promise<Result<SignInLink>> =>
  callServer(world, { method: 'POST', path: `${pathOf(id)}/link` }, linkReplySchema);

/** Signs all their phones out, and voids links not yet used. */
export const endSessions = (world: World, id: string): Promise<Result<null>> =>
  tellServer(world, { method: 'DELETE', path: `${pathOf(id)}/sessions` });

const pathOf = (id: string): string => `/api/people/${encodeURIComponent(id)}`;
