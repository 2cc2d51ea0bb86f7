/** What checking a receipt needs of a browser (S16). It comes with the sync loop: the first page does without. */

export type ReceiptCrypto = {
  /** SHA-256 of the text's UTF-8, in hex. */
  readonly hashOf: (text: string) => Promise<string>;
  /**
   * Whether the owner of an Ed25519 key signed exactly this text; `null` where this browser can't tell
   * (Chromium before 137, Firefox before 129, Safari before 17). Key and signature are base64url.
   */
  readonly isSignedBy: (key: string, text: string, signature: string) => Promise<boolean | null>;
};

export const browserCrypto: ReceiptCrypto = {
  hashOf: async (text) => hexOf(await crypto.subtle.digest('SHA-256', encoder.encode(text))),
  isSignedBy: async (key, text, signature) => {
    try {
      const publicKey = await importKey(bytesIn(key));
      const bytes = encoder.encode(text);
      return await crypto.subtle.verify('Ed25519', publicKey, bytesIn(signature), bytes);
    } catch (error) {
      // Anything else is no key or no signature at all.
      return (error as DOMException).name === 'NotSupportedError' ? null : false;
    }
  },
};

const importKey = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);

const encoder = new TextEncoder();

const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

const bytesIn = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
