/** The dispersal authorisations that this phone holds; which it gets, the server's roles table says. */
import type { Held, PhoneState } from '../device/phone.ts';
import type { Dispersal } from '../domain/dispersal.ts';
import { isInForce } from '../domain/dispersal-rules.ts';
import type { Instant } from '../domain/time.ts';

export type HeldDispersal = Held<'dispersal'> & { readonly fields: Dispersal };

/** The one that ends first stands first. */
export const dispersalsIn = (records: PhoneState['records']): readonly HeldDispersal[] =>
  [...records.values()].filter(isDispersal).sort((a, b) => a.fields.to - b.fields.to);

export const dispersalsInForce = (
  records: PhoneState['records'],
  now: Instant,
): readonly HeldDispersal[] => dispersalsIn(records).filter(({ fields }) => isInForce(fields, now));

const isDispersal = (held: Held): held is HeldDispersal =>
  held.kind === 'dispersal' && 'area' in held.fields && 'to' in held.fields;
