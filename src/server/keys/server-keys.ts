/**
 * A server's own keys: one signs what it has received (S16), one opens rescue files that are sealed to
 * it (S18). The secret halves leave this file only towards the key file.
 */
import {
  createECDH,
  createHash,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
} from 'node:crypto';
import type { World } from '../world.ts';

/** 32 bytes each: an Ed25519 seed and a P-256 scalar. */
export type Secrets = { readonly receipt: Uint8Array; readonly seal: Uint8Array };

/** Raw, as base64url; the id is a short hash of it. */
export type PublicKey = { readonly id: string; readonly key: string };

export type ServerKeys = {
  readonly receipt: PublicKey & {
    /** Ed25519 over the text's UTF-8, as base64url. */
    readonly sign: (text: string) => string;
  };
  readonly seal: PublicKey & {
    /** What this key and another P-256 key (raw, uncompressed) agree on: 32 bytes. Throws for what is no key. */
    readonly agreeWith: (other: Uint8Array) => Uint8Array;
  };
};

/** One scalar in 2³² is none on P-256: then the start stops, and the next one draws another. */
export const newSecrets = ({ randomBytes }: Pick<World, 'randomBytes'>): Secrets => ({
  receipt: randomBytes(32),
  seal: randomBytes(32),
});

export const keysOf = ({ receipt, seal }: Secrets): ServerKeys => ({
  receipt: receiptKeyOf(receipt),
  seal: sealKeyOf(seal),
});

/** Whether the owner of an Ed25519 public key signed exactly this text. */
export function isSignedBy(key: string, text: string, signature: string): boolean {
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
  return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64url'));
}

/** PKCS #8 around an Ed25519 seed, as RFC 8410 writes it. */
const beforeSeed = Buffer.from('302e020100300506032b657004220420', 'hex');

function receiptKeyOf(seed: Uint8Array): ServerKeys['receipt'] {
  const der = Buffer.concat([beforeSeed, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const key = String(createPublicKey(privateKey).export({ format: 'jwk' }).x);
  return {
    id: keyIdOf(key),
    key,
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
  };
}

function sealKeyOf(scalar: Uint8Array): ServerKeys['seal'] {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(scalar);
  const key = pair.getPublicKey('base64url');
  return {
    id: keyIdOf(key),
    key,
    agreeWith: (other) => new Uint8Array(pair.computeSecret(other)),
  };
}

/** 64 bits of SHA-256: enough to tell a partnership's few keys apart. */
export const keyIdOf = (key: string): string =>
  createHash('sha256').update(Buffer.from(key, 'base64url')).digest('hex').slice(0, 16);
