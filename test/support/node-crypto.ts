/** A phone's cryptography from Node, done at once: no turn of the event loop goes by. */
import { createHash } from 'node:crypto';
import type { ReceiptCrypto } from '../../src/device/receipt-crypto.ts';
import { isSignedBy } from '../../src/server/keys/server-keys.ts';

export const nodeCrypto: ReceiptCrypto = {
  hashOf: async (text) => createHash('sha256').update(text).digest('hex'),
  hashOfBytes: async (bytes) => createHash('sha256').update(new Uint8Array(bytes)).digest('hex'),
  isSignedBy: async (key, text, signature) => isSignedBy(key, text, signature),
};
