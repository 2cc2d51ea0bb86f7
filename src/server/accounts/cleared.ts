/** Whose phone was cleared by its browser before everything on it had come (S17). */
import { dayMs } from '../../domain/time.ts';
import type { ClearedReply } from '../../sync/rescue-messages.ts';
import { readCleared } from '../database/visits.ts';
import type { Deps } from '../deps.ts';

/** By then what can be written again has been. */
const toldDays = 30;

export const listCleared = async ({ database, world }: Deps): Promise<ClearedReply> => ({
  cleared: [...(await readCleared(database, world.now() - toldDays * dayMs))],
});
