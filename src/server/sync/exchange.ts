/** One exchange with a phone, after its changes: what every reply tells, whichever protocol it speaks. */
import { roles } from '../../domain/roles.ts';
import type { Instant } from '../../domain/time.ts';
import type { SyncReply, SyncRequest } from '../../sync/messages.ts';
import { isOlderPhone, viewForOlder } from '../../sync/older-phones.ts';
import type { Who } from '../accounts/sign-in.ts';
import type { Database } from '../database/database.ts';
import { readAuthorNames } from '../database/people.ts';
import type { ReferenceNow } from '../database/reference.ts';
import { isDemonstration } from '../database/settings.ts';
import { referenceFor } from '../seeds/reference-for.ts';
import { coveredFor } from './covered.ts';
import { powersIn } from './powers.ts';
import { pull } from './pull.ts';
import type { Pushed } from './push.ts';

export type Exchange = Pushed & {
  readonly who: Who;
  readonly request: SyncRequest;
  /** The life of the database in which the changes were taken: it may be restored at any moment. */
  readonly epoch: string;
  /** As it was when the changes were decided: who may see what must not move within one reply. */
  readonly reference: ReferenceNow;
  /** When the changes were received, and the reply's `now`. */
  readonly now: Instant;
  /** Changes that were lost with this phone's earlier storage (S17). */
  readonly neverCame: number;
};

type Rest = Omit<SyncReply, 'protocol' | 'outcomes' | 'signature' | 'keys' | 'neverCame'>;

/** All but the outcomes. `told`: versions, by record, that these tell already. */
export async function restOfReply(
  database: Database,
  { who, request, epoch, reference, now, appliedSeq }: Exchange,
  told: ReadonlyMap<string, number>,
): Promise<Rest> {
  const { person, session } = who;
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
  const held = referenceFor(person.role, reference, {
    isDemonstration: await isDemonstration(database),
    isOlder,
  });
  const covered = isOlder ? null : await coveredFor(database, { person, reference, now });
  return {
    epoch,
    now,
    appliedSeq,
    ...page,
    ...(isOlder && { records: page.records.flatMap((view) => viewForOlder(view) ?? []) }),
    person,
    signInEndsAt: session.endsAt,
    ...(held.version !== request.reference && { reference: held }),
    ...(covered && covered.version !== request.covered && { covered }),
    ...(roles[person.role].names && { names: await readAuthorNames(database) }),
  };
}
