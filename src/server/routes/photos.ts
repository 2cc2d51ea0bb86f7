/** `/api/photos/HASH?record=ID`: a photo for who may see it, and its parts from who took it (S20). */
import { type Context, Hono } from 'hono';
import { fault } from '../../domain/result.ts';
import { parse, whole } from '../../domain/schema.ts';
import { partBytesMax } from '../../sync/photos.ts';
import { readPhoto, readPhotoBytes } from '../database/photos.ts';
import { parsePhotoName, seenPhoto } from '../photos/named-photo.ts';
import { receivePart, standingOf } from '../photos/receive-part.ts';
import type { AppDeps, Env } from './env.ts';
import { limitBySession } from './rate-limit.ts';
import { readBytes } from './read-bytes.ts';
import { refuse } from './refuse.ts';
import { signedInOnly } from './signed-in.ts';

export const photoRoutes = (deps: AppDeps): Hono<Env> =>
  new Hono<Env>()
    .use(signedInOnly(deps), limitBySession(deps, 'photos'))
    .get('/:hash', (c) => handlePhoto(c, deps))
    .get('/:hash/parts', (c) => handleStanding(c, deps))
    .put('/:hash/parts/:begins', (c) => handlePart(c, deps));

const nameIn = (c: Context<Env>) => parsePhotoName(c.req.query('record'), c.req.param('hash'));

async function handlePhoto(c: Context<Env>, { database }: AppDeps): Promise<Response> {
  const name = nameIn(c);
  if (!name.ok) return refuse(c, name.fault);
  const seen = await seenPhoto(database, c.get('who').person, name.value);
  if (!seen.ok) return refuse(c, seen.fault);
  const { key, photo } = seen.value;
  const { isWhole } = await readPhoto(database, key);
  const bytes = isWhole ? await readPhotoBytes(database, key) : new Uint8Array();
  // Half of one is nothing to look at; and it may be deleted while it is read.
  if (bytes.length !== photo.bytes) return refuse(c, fault('not-found'));
  return c.body(bytes, 200, { 'content-type': 'image/jpeg' });
}

async function handleStanding(c: Context<Env>, deps: AppDeps): Promise<Response> {
  const name = nameIn(c);
  if (!name.ok) return refuse(c, name.fault);
  const standing = await standingOf(deps, c.get('who').person, name.value);
  return standing.ok ? c.json(standing.value) : refuse(c, standing.fault);
}

async function handlePart(c: Context<Env>, deps: AppDeps): Promise<Response> {
  const name = nameIn(c);
  const begins = parse(whole(0, 1e9), Number(c.req.param('begins')));
  if (!name.ok) return refuse(c, name.fault);
  if (!begins.ok) return refuse(c, fault('malformed', 'begins'));
  // Nothing is unpacked here: what is packed is not a part.
  if (c.req.header('content-encoding')) return refuse(c, fault('not-allowed', 'content-encoding'));
  const bytes = await readBytes(c.req.raw.body, partBytesMax);
  if (!bytes) return refuse(c, fault('too-large', 'body'));
  const part = { begins: begins.value, bytes };
  const standing = await receivePart(deps, c.get('who').person, name.value, part);
  return standing.ok ? c.json(standing.value) : refuse(c, standing.fault);
}
