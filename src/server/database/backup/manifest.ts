/** What a backup says about itself: enough to tell whether it is whole, and whose it is. */
import { fail, type Result } from '../../../domain/result.ts';
import {
  boolean,
  entryId,
  exactly,
  instant,
  list,
  mapOf,
  type Of,
  oneOf,
  parse,
  shape,
  text,
  whole,
} from '../../../domain/schema.ts';
import { migrations } from '../migrations.ts';

export const backupFormat = 1;

/** "Beat": what `file` and SQLite show of the kind of file this is. */
export const applicationId = 0x42656174;

const manifestSchema = shape({
  format: exactly(backupFormat),
  /** The release of Beatbook that made it. */
  release: text(40),
  /** The names of the migrations that made its tables. */
  migrations: list(text(100)),
  /** The database that it was made from. */
  engine: oneOf(['SQLite', 'PostgreSQL']),
  partnership: entryId,
  isDemonstration: boolean(),
  madeAt: instant,
  /** By table; `sha256` in hex over its rows, a line of JSON each. */
  tables: mapOf(text(60), shape({ rows: whole(0, 1e12), sha256: text(64) })),
});

export type Manifest = Of<typeof manifestSchema>;

/** Why it can't be used, in words for whoever asked. */
export function parseManifest(json: string): Result<Manifest, string> {
  const given = jsonIn(json);
  if (Number(Object(given).format) > backupFormat || unknownIn(given).length > 0) {
    return fail(`is of a newer Beatbook (${String(Object(given).release)}): restore it with that.`);
  }
  const manifest = parse(manifestSchema, given);
  return manifest.ok ? manifest : fail('is damaged: what it says about itself can’t be read.');
}

const unknownIn = (given: unknown): readonly unknown[] => {
  const names: unknown = Object(given).migrations;
  return Array.isArray(names) ? names.filter((name) => !(name in migrations)) : [];
};

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
