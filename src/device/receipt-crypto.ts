/** What checking a receipt or a photo needs of a browser (S16, S20). It comes later: the first page does without. */

export type ReceiptCrypto = {
  /** SHA-256 of the text's UTF-8, in hex. */
  readonly hashOf: (text: string) => Promise<string>;
  /** SHA-256, in hex. */
  readonly hashOfBytes: (bytes: ArrayBuffer) => Promise<string>;
  /**
   * Whether the owner of an Ed25519 key signed exactly this text; `null` where this browser can't tell
   * (Chromium before 137, Firefox before 129, Safari before 17). Key and signature are base64url.
   */
  readonly isSignedBy: (key: string, text: string, signature: string) => Promise<boolean | null>;
};

export const browserCrypto: ReceiptCrypto = {
  hashOf: (text) => sha256(encoder.encode(text)),
  hashOfBytes: (bytes) => sha256(bytes),
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

const sha256 = async (bytes: BufferSource): Promise<string> =>
  hexOf(await crypto.subtle.digest('SHA-256', bytes));

const importKey = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);

const encoder = new TextEncoder();

const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

const bytesIn = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
