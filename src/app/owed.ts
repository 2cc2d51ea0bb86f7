/** What each hotspot has had this week: from the patrols that this phone holds, and what the server says of others'. */
import { type Owed, visitsOwed } from '../analysis/dosage.ts';
import type { PhoneState } from '../device/phone.ts';
import type { Patrol } from '../domain/patrol.ts';
import type { Reference } from '../domain/reference.ts';
import type { Instant } from '../domain/time.ts';

type Seen = Pick<PhoneState, 'records' | 'covered'>;

export const owedNow = (
  { records, covered }: Seen,
  reference: Reference,
  now: Instant,
): readonly Owed[] => {
  // What the server says of others has every one of them, those too whose patrols are held here.
  const counted = [...records.values()].filter(({ isMine }) => isMine || covered === null);
  const patrols = counted.flatMap(({ kind, fields }) => (kind === 'patrol' ? [fields] : []));
  return visitsOwed(patrols as readonly Partial<Patrol>[], reference, now, covered);
};
