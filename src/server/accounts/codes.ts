/** Codes and tokens: 256 random bits each, of which only a hash is ever stored. */
import { createHash } from 'node:crypto';
import type { World } from '../world.ts';

const bytesInCode = 32;

/** 43 characters, safe in an address and in a cookie. */
export const newCode = ({ randomBytes }: Pick<World, 'randomBytes'>): string =>
  Buffer.from(randomBytes(bytesInCode)).toString('base64url');

/** Plain SHA-256: what is hashed is already as long and random as a key. */
export const hashOfCode = (code: string): string => createHash('sha256').update(code).digest('hex');
