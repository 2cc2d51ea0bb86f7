/** What other patrols gave each hotspot in this week: figures about places, without whose they are. */
import { entryId, instant, listOf, type Of, shape, whole } from './schema.ts';

export const coveredSchema = shape({
  hotspot: entryId,
  /** When a visit last ended, or began where it has not ended. */
  lastAt: instant,
  /** In the week from Monday, local time. */
  visitsThisWeek: whole(0, 100_000),
  minutesThisWeek: whole(0, 10_000_000),
});

export const coveredListSchema = listOf(coveredSchema, 2000);

export type Covered = Of<typeof coveredSchema>;
