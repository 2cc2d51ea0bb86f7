/** What is new, from a file that comes with each release. */

import type { World } from '../../../device/world.ts';
import { day, list, type Of, parse, shape, text } from '../../../domain/schema.ts';

const newsSchema = list(shape({ version: text(20), on: day, changes: list(text(400)) }));

export type News = Of<typeof newsSchema>[number];

/** `none` where it can't be had, or isn't what it should be: nothing depends on it. */
export async function fetchNews(fetch: World['fetch']): Promise<readonly News[] | 'none'> {
  try {
    const reply = await fetch('/whats-new.json', {});
    const parsed = parse(newsSchema, await reply.json());
    return parsed.ok ? parsed.value : 'none';
  } catch {
    return 'none';
  }
}
