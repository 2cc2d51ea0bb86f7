/** `npm run restore -- FILE [--data DIR] [--replace] [--sign-out]` */
import { ok, type Result } from '../../domain/result.ts';
import { openData, placeOf } from '../open-data.ts';
import { type Restored, restoreBackup } from './restore-backup.ts';
import { askIn, grouped, minuteOf, newProgress, run, type Surroundings } from './run.ts';

const usage = `How to restore a backup, also while the server is serving:
  npm run restore -- FILE [--data DIR] [--replace] [--sign-out]

  FILE        what npm run backup made
  --data      the server's data folder (data); with DATABASE_URL set, what is in PostgreSQL
  --replace   also over another partnership, and over the people and sessions that are there now
  --sign-out  nobody stays signed in`;

/** What was there before is put aside first, in a backup beside FILE. */
export const runRestore = (given: readonly string[], around: Surroundings): Promise<0 | 1> =>
  run(around, () => restored(given, around));

async function restored(
  given: readonly string[],
  { print, env, world, release }: Surroundings,
): Promise<Result<readonly string[], string>> {
  const ask = askIn(given, env, { usage, flags: ['replace', 'sign-out'] });
  if (!ask.ok) return ask;
  const { file, data, databaseUrl, flags } = ask.value;
  const done = await restoreBackup({
    place: placeOf(data, databaseUrl),
    open: () => openData(data, databaseUrl),
    file,
    about: { release, madeAt: world.now() },
    newId: world.newId,
    isReplacing: flags.has('replace'),
    endsSessions: flags.has('sign-out'),
    progress: newProgress(print, 'Put back'),
  });
  return done.ok ? ok(linesOf(file, done.value)) : done;
}

const linesOf = (
  file: string,
  { manifest, aside, hasOldSessions }: Restored,
): readonly string[] => [
  ...(aside ? [`What was there before is in ${aside}`] : []),
  'Phones send again what they made since, with their next sync. Sign-in links of before are withdrawn.',
  ...(hasOldSessions
    ? ['Who was signed in then is again: end the sessions of phones that were lost since.']
    : []),
  `${file}: ${grouped(manifest.tables.record?.rows ?? 0)} records of ${minuteOf(manifest.madeAt)} are back`,
];
