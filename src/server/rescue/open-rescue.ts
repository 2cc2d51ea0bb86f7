/** Opens a rescue file that was sealed to this server (S18), or says why not. Nothing is taken on trust. */
import { createDecipheriv, hkdfSync } from 'node:crypto';
import { fail, type Result } from '../../domain/result.ts';
import { parse } from '../../domain/schema.ts';
import {
  type Rescued,
  type RescueFile,
  rescuedSchema,
  rescueFileSchema,
  rescueHeadSchema,
  sealedWith,
  wrapPurpose,
} from '../../sync/rescue.ts';
import type { WhyNot } from '../../sync/rescue-messages.ts';
import type { KeyedDeps } from '../deps.ts';
import { readKnownKeys } from '../keys/known-keys.ts';
import { isPassOf } from '../keys/pass.ts';

export async function openRescue(deps: KeyedDeps, sent: unknown): Promise<Result<Rescued, WhyNot>> {
  const file = fileIn(sent);
  if (!file.ok) return file;
  const mine = file.value.keys.find((key) => key.for === deps.keys.seal.id);
  if (!mine) return fail('not-ours');
  const content = unseal(deps, file.value, mine.wrapped);
  const rescued = content === null ? null : parse(rescuedSchema, jsonIn(content));
  if (!rescued?.ok) return fail('damaged');
  const { receipts } = await readKnownKeys(deps);
  const { pass, ...holder } = rescued.value;
  return isPassOf(pass, holder, receipts) ? rescued : fail('forged');
}

function fileIn(sent: unknown): Result<RescueFile, WhyNot> {
  const { beatbook, version } = Object(sent);
  if (beatbook !== 'rescue') return fail('no-rescue-file');
  if (!parse(rescueHeadSchema, { beatbook, version }).ok) return fail('other-version');
  const file = parse(rescueFileSchema, sent);
  return file.ok ? file : fail('damaged');
}

const keyBytes = 32;
const tagBytes = 16;
const onlyNonce = Buffer.alloc(12);

function unseal({ keys }: KeyedDeps, file: RescueFile, wrapped: string): string | null {
  try {
    const shared = keys.seal.agreeWith(bytesIn(file.ephemeral));
    const purpose = wrapPurpose(file.ephemeral, keys.seal.id);
    const wrapping = Buffer.from(hkdfSync('sha256', shared, '', purpose, keyBytes));
    const contentKey = decrypt(wrapping, bytesIn(wrapped), '');
    return decrypt(contentKey, bytesIn(file.sealed), sealedWith(file)).toString('utf8');
  } catch {
    // A key that is none, a tag that does not fit: whatever it was, it is not what was sealed.
    return null;
  }
}

function decrypt(key: Buffer, sealed: Buffer, beside: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, onlyNonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(beside));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
}

/** Other spellings of the same bytes are refused: no letter of the file may be altered. */
function bytesIn(base64url: string): Buffer {
  const bytes = Buffer.from(base64url, 'base64url');
  if (bytes.toString('base64url') !== base64url) throw new Error('Spelled in another way.');
  return bytes;
}

function jsonIn(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}
