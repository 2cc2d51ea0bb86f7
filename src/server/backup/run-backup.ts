/** `npm run backup -- FILE [--data DIR]` */
import { ok, type Result } from '../../domain/result.ts';
import { placeOf } from '../open-data.ts';
import { makeBackup } from './make-backup.ts';
import { askIn, grouped, minuteOf, newProgress, run, type Surroundings } from './run.ts';

const usage = `How to back up, also while the server is serving:
  npm run backup -- FILE [--data DIR]

  FILE    the file to make; one that is there is never written over
  --data  the server's data folder (data); with DATABASE_URL set, what is in PostgreSQL`;

/** Tells in its last line what was made. */
export const runBackup = (given: readonly string[], around: Surroundings): Promise<0 | 1> =>
  run(around, () => backedUp(given, around));

async function backedUp(
  given: readonly string[],
  { print, env, world, release }: Surroundings,
): Promise<Result<readonly string[], string>> {
  const ask = askIn(given, env, { usage, flags: [] });
  if (!ask.ok) return ask;
  const { file, data, databaseUrl } = ask.value;
  const made = await makeBackup({
    place: placeOf(data, databaseUrl),
    file,
    about: { release, madeAt: world.now() },
    newId: world.newId,
    progress: newProgress(print, 'Copied'),
  });
  if (!made.ok) return made;
  const { bytes, manifest } = made.value;
  const records = grouped(manifest.tables.record?.rows ?? 0);
  return ok([
    'The server’s secret keys (keys.json) are not in it: keep a copy of that file in another place.',
    `${file}: ${(bytes / 1e6).toFixed(1)} MB, ${records} records, ${minuteOf(manifest.madeAt)}`,
  ]);
}
