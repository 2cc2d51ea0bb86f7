/**
 * What goes with a rescue file (S18): a server's word that this client is this person's. `ID.SIGNATURE`, the
 * id of the key that signed `passText`.
 */
import { isSignedBy, type PublicKey, type ServerKeys } from './server-keys.ts';

export type Holder = { readonly client: string; readonly person: string };

export const passFor = ({ receipt }: ServerKeys, holder: Holder): string =>
  `${receipt.id}.${receipt.sign(passText(holder))}`;

/** Whether one of the partnership's servers gave it to this client of this person. */
export function isPassOf(pass: string, holder: Holder, receiptKeys: readonly PublicKey[]): boolean {
  const [id, signature = '', ...rest] = pass.split('.');
  const known = receiptKeys.find((key) => key.id === id);
  return !!known && rest.length === 0 && isSignedBy(known.key, passText(holder), signature);
}

const passText = ({ client, person }: Holder): string =>
  ['Beatbook pass 1', `client ${client}`, `person ${person}`].join('\n');
