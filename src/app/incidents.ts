/** The incidents that this phone holds, own and others'. */
import type { Held, PhoneState } from '../device/phone.ts';

export const incidentsIn = (records: PhoneState['records']): readonly Held<'incident'>[] =>
  [...records.values()].filter((held): held is Held<'incident'> => held.kind === 'incident');
