/** One exchange with a phone, after its changes: what every reply tells, whichever protocol it speaks. */
import { roles } from '../../domain/roles.ts';
import type { Instant } from '../../domain/time.ts';
import type { FirstSyncReply } from '../../sync/first-messages.ts';
import type { SyncReply, SyncRequest } from '../../sync/messages.ts';
import { isOlderPhone } from '../../sync/older-phones.ts';
import type { Database } from '../database/database.ts';
import type { Life } from '../database/life.ts';
import { readAuthorNames } from '../database/people.ts';
import type { Who } from '../database/sessions.ts';
import { referenceFor } from '../seeds/reference-for.ts';
import { coveredFor } from './covered.ts';
import { jsonWith } from './json-with.ts';
import { powersIn } from './powers.ts';
import { pull } from './pull.ts';
import type { Pushed } from './push.ts';

export type Exchange = Pushed & {
  readonly who: Who;
  readonly request: SyncRequest;
  /** The database as it was when the changes were decided: it may be restored at any moment, and who may see what must not move within one reply. */
  readonly life: Life;
  /** When the changes were received, and the reply's `now`. */
  readonly now: Instant;
  /** Changes that were lost with this phone's earlier storage (S17). */
  readonly neverCame: number;
};

/** A reply whose records are JSON already. */
export type Unwritten<R extends { readonly records: unknown }> = Omit<R, 'records'> & {
  readonly records: readonly string[];
};

export const jsonOf = ({ records, ...rest }: Unwritten<SyncReply | FirstSyncReply>): string =>
  jsonWith(rest, 'records', `[${records.join(',')}]`);

type Rest = Omit<
  Unwritten<SyncReply>,
  'protocol' | 'outcomes' | 'signature' | 'keys' | 'neverCame'
>;

/** All but the outcomes. `told`: versions, by record, that these tell already. */
export async function restOfReply(
  database: Database,
  { who, request, life, now, appliedSeq }: Exchange,
  told: ReadonlyMap<string, number>,
): Promise<Rest> {
  const { person, session } = who;
  const { epoch, reference, isDemonstration } = life;
  const isOlder = isOlderPhone(request.protocol);
  const page = await pull(database, {
    person,
    powers: powersIn(reference.content),
    epoch,
    isOlder,
    cursor: request.cursor,
    heldEpoch: request.epoch,
    told,
  });
  const held = referenceFor(person.role, reference, { isDemonstration, isOlder });
  const covered = isOlder ? null : await coveredFor(database, { person, reference, now });
  return {
    epoch,
    now,
    appliedSeq,
    ...page,
    person,
    signInEndsAt: session.endsAt,
    ...(held.version !== request.reference && { reference: held }),
    ...(covered && covered.version !== request.covered && { covered }),
    ...(roles[person.role].names && { names: await readAuthorNames(database) }),
  };
}
