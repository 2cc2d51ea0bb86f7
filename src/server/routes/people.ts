/** The administrator's list of people. */
import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { fault, type Result } from '../../domain/result.ts';
import { roles } from '../../domain/roles.ts';
import { newPersonSchema, type PeopleReply } from '../../sync/accounts.ts';
import {
  addPerson,
  changePerson,
  deactivatePerson,
  endSessions,
  listPeople,
  makeLinkFor,
} from '../accounts/people.ts';
import type { AppDeps, Env } from './env.ts';
import { readMessage } from './json-body.ts';
import { limitBySession } from './rate-limit.ts';
import { refuse } from './refuse.ts';
import { signedInOnly } from './signed-in.ts';

export const peopleRoutes = (deps: AppDeps): Hono<Env> =>
  new Hono<Env>()
    .use(signedInOnly(deps), limitBySession(deps, 'people'), administratorsOnly)
    .get('/', async (c) => c.json({ people: [...(await listPeople(deps))] } satisfies PeopleReply))
    .post('/', (c) => handleAdd(c, deps))
    .put('/:id', (c) => handleChange(c, deps, c.req.param('id')))
    .delete('/:id', (c) => handleDeactivate(c, deps, c.req.param('id')))
    .post('/:id/link', async (c) => answer(c, await makeLinkFor(deps, c.req.param('id')), 201))
    .delete('/:id/sessions', async (c) => done(c, await endSessions(deps, c.req.param('id'))));

const administratorsOnly = createMiddleware<Env>(async (c, next) =>
  roles[c.get('who').person.role].managesPeople ? next() : refuse(c, fault('not-allowed')),
);

async function handleAdd(c: Context<Env>, deps: AppDeps): Promise<Response> {
  const given = await readMessage(c, newPersonSchema);
  if (!given.ok) return refuse(c, given.fault);
  const person = await addPerson(deps, given.value);
  return person.ok ? c.json({ person: person.value }, 201) : refuse(c, person.fault);
}

async function handleChange(c: Context<Env>, deps: AppDeps, id: string): Promise<Response> {
  const given = await readMessage(c, newPersonSchema);
  if (!given.ok) return refuse(c, given.fault);
  if (isSelf(c, id) && given.value.role !== c.get('who').person.role) return refuseSelf(c);
  const person = await changePerson(deps, id, given.value);
  return person.ok ? c.json({ person: person.value }) : refuse(c, person.fault);
}

async function handleDeactivate(c: Context<Env>, deps: AppDeps, id: string): Promise<Response> {
  return isSelf(c, id) ? refuseSelf(c) : done(c, await deactivatePerson(deps, id));
}

/** Nobody can take the list away from themselves, so somebody always has it. */
const isSelf = (c: Context<Env>, id: string): boolean => c.get('who').person.id === id;
const refuseSelf = (c: Context): Response => refuse(c, fault('not-allowed', 'yourself'));

const answer = <T extends object>(c: Context, result: Result<T>, status: 200 | 201): Response =>
  result.ok ? c.json(result.value, status) : refuse(c, result.fault);

const done = (c: Context, result: Result<null>): Response =>
  result.ok ? c.body(null, 204) : refuse(c, result.fault);
