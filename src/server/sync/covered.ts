/** What others' patrols gave each hotspot this week, for a phone that ranks hotspots with no signal. */
import { createHash } from 'node:crypto';
import { coveredByOthers, type Given, givenThisWeek } from '../../analysis/covered.ts';
import { startOfWeek } from '../../analysis/dosage.ts';
import type { Person } from '../../domain/people.ts';
import { roles } from '../../domain/roles.ts';
import { type Instant, minuteMs } from '../../domain/time.ts';
import type { SyncReply } from '../../sync/messages.ts';
import type { Database } from '../database/database.ts';
import { readPatrolsSince } from '../database/patrols.ts';
import type { ReferenceNow } from '../database/reference.ts';

type Asking = {
  readonly person: Person;
  readonly reference: ReferenceNow;
  readonly now: Instant;
};

/** As long as it may be behind: two hundred phones at the end of a shift ask for it once. */
const keptMs = minuteMs;

/** `null` for those who don't patrol. */
export async function coveredFor(
  database: Database,
  { person, reference, now }: Asking,
): Promise<SyncReply['covered'] | null> {
  if (!roles[person.role].logs.includes('patrol')) return null;
  const { at, given } = await givenLately(database, reference, now);
  const hotspots = [...coveredByOthers(given, person.id)];
  const version = createHash('sha256').update(JSON.stringify(hotspots)).digest('base64url');
  return { version: version.slice(0, 16), at, hotspots };
}

async function givenLately(
  database: Database,
  { content }: ReferenceNow,
  now: Instant,
): Promise<{ readonly at: Instant; readonly given: readonly Given[] }> {
  const { covered } = database.kept;
  if (covered && covered.at <= now && now < covered.at + keptMs) return covered;
  const weekStart = startOfWeek(now, content.partnership.timeZone);
  const patrols = await readPatrolsSince(database, weekStart);
  const fresh = { at: now, given: givenThisWeek(patrols, weekStart, now) };
  database.kept.covered = fresh;
  return fresh;
}
