/**
 * A receipt that stands alone: a text to send or to print, with everything that anybody needs to check it
 * and nothing of what the record says.
 */
import type { SignedStatement } from '../../../device/receipts.ts';

type Told = { readonly code: string; readonly what: string; readonly received: string };

export function receiptText({ code, what, received }: Told, signed: SignedStatement): string {
  const name = fileNameOf(code);
  return [
    `Beatbook receipt ${code}`,
    '',
    `${received}.`,
    `What: ${what}.`,
    `Signed by the partnership’s server with its key ${signed.key.id}.`,
    '',
    'What was signed: from whom, when, and of each change its receipt, its record and its SHA-256.',
    '-----BEGIN STATEMENT-----',
    signed.statement,
    '-----END STATEMENT-----',
    `Signature: ${base64Of(signed.signature)}`,
    publicKeyPem(signed.key.key),
    '',
    'To check it with OpenSSL 3:',
    `printf %s "$(sed -n '/^-----BEGIN STATEMENT/,/^-----END STATEMENT/p' ${name} | sed '1d;$d')" > statement`,
    `sed -n 's/^Signature: //p' ${name} | openssl base64 -d -A > signature`,
    `sed -n '/^-----BEGIN PUBLIC/,/^-----END PUBLIC/p' ${name} > key.pem`,
    'openssl pkeyutl -verify -rawin -pubin -inkey key.pem -in statement -sigfile signature',
    'Then ask the partnership whether the key is its own: its server says the key at every start.',
    '',
  ].join('\n');
}

export const fileNameOf = (code: string): string => `receipt-${code}.txt`;

/** What stands before a raw Ed25519 key in RFC 8410: 12 bytes, so that base64 can be joined to base64. */
const beforeKey = 'MCowBQYDK2VwAyEA';

const publicKeyPem = (key: string): string =>
  ['-----BEGIN PUBLIC KEY-----', beforeKey + base64Of(key), '-----END PUBLIC KEY-----'].join('\n');

const base64Of = (base64url: string): string =>
  base64url
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .padEnd(Math.ceil(base64url.length / 4) * 4, '=');
