/** Seals text so that only the partnership's servers can read it (S18). Each key is used once, so no nonce is needed. */
import { newRescueFile, type RescueFile, sealedWith, wrapPurpose } from '../sync/rescue.ts';

export type SealKey = { readonly id: string; readonly key: string };

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const cipher = { name: 'AES-GCM', length: 256 } as const;
const onlyNonce = new Uint8Array(12);
const encoder = new TextEncoder();

/** Throws where the browser has no cryptography (a page without TLS), or a seal key is none. */
export async function seal(
  content: string,
  seals: readonly SealKey[],
  madeAt: number,
): Promise<RescueFile> {
  const pair = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const contentKey = await crypto.subtle.generateKey(cipher, true, ['encrypt']);
  const ephemeral = base64urlOf(await crypto.subtle.exportKey('raw', pair.publicKey));
  const raw = await crypto.subtle.exportKey('raw', contentKey);
  const wrap = async ({ id, key }: SealKey) => {
    const wrapping = await agreeOn(pair.privateKey, key, wrapPurpose(ephemeral, id));
    return { for: id, wrapped: base64urlOf(await encrypt(wrapping, raw, '')) };
  };
  const outside = { madeAt, ephemeral, keys: await Promise.all(seals.map(wrap)) };
  const sealed = await encrypt(contentKey, encoder.encode(content), sealedWith(outside));
  return newRescueFile({ ...outside, sealed: base64urlOf(sealed) });
}

async function agreeOn(own: CryptoKey, theirs: string, purpose: string): Promise<CryptoKey> {
  const publicKey = await crypto.subtle.importKey('raw', bytesIn(theirs), curve, false, []);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, own, 256);
  const secret = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const given = { hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(purpose) };
  return crypto.subtle.deriveKey({ name: 'HKDF', ...given }, secret, cipher, false, ['encrypt']);
}

const encrypt = (key: CryptoKey, content: BufferSource, beside: string): Promise<ArrayBuffer> =>
  crypto.subtle.encrypt(
    { name: cipher.name, iv: onlyNonce, additionalData: encoder.encode(beside) },
    key,
    content,
  );

function base64urlOf(bytes: ArrayBuffer): string {
  const characters = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte));
  return btoa(characters.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const bytesIn = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
