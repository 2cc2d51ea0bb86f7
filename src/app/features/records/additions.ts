/** How many colleagues' incidents were added to this one, as far as this phone knows. */
import { additionsIn } from '../../../analysis/additions.ts';
import type { Held, PhoneState } from '../../../device/phone.ts';
import { incidentsIn } from '../../incidents.ts';

export const additionsTo = (
  { id, kind }: Pick<Held, 'id' | 'kind'>,
  { records }: Pick<PhoneState, 'records'>,
): number =>
  kind === 'incident'
    ? [...additionsIn(incidentsIn(records)).values()].filter((counted) => counted === id).length
    : 0;
