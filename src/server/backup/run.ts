/** What `npm run backup` and `npm run restore` share: arguments, words and the exit code. */
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../domain/result.ts';
import { databaseUrlIn, type Environment } from '../arguments.ts';
import type { Progress } from '../database/backup/write-backup.ts';
import type { World } from '../world.ts';

export type Print = (line: string) => void;

export type Surroundings = {
  readonly print: Print;
  readonly env: Environment;
  readonly world: Pick<World, 'now' | 'newId'>;
  readonly release: string;
};

export type Ask = {
  readonly file: string;
  readonly data: string;
  readonly databaseUrl: string | undefined;
  /** Other options that were given. */
  readonly flags: ReadonlySet<string>;
};

/** The exit code: 0 where it is done, 1 where nothing was changed. */
export async function run(
  { print }: Pick<Surroundings, 'print'>,
  work: () => Promise<Result<readonly string[], string>>,
): Promise<0 | 1> {
  const done = await work().catch(troubleOf);
  if (done.ok) for (const line of done.value) print(line);
  else print(`${done.fault}\nNothing was changed.`);
  return done.ok ? 0 : 1;
}

/** What the machine or the database says is for whoever asked; the rest is a bug of ours. */
function troubleOf(error: NodeJS.ErrnoException): Result<never, string> {
  if (!error.code) throw error;
  return fail(`It broke off: ${error.message}`);
}

/** `usage` where the arguments are none of this command's. */
export function askIn(
  given: readonly string[],
  env: Environment,
  { usage, flags }: { readonly usage: string; readonly flags: readonly string[] },
): Result<Ask, string> {
  const databaseUrl = databaseUrlIn(env);
  if (!databaseUrl.ok) return databaseUrl;
  const parsed = parsedIn(given, flags);
  const [file, ...more] = parsed?.positionals ?? [];
  if (!parsed || !file || more.length > 0) return fail(usage);
  const { data, ...rest } = parsed.values;
  return ok({
    file,
    data: String(data ?? 'data'),
    databaseUrl: databaseUrl.value ?? undefined,
    flags: new Set(Object.keys(rest)),
  });
}

function parsedIn(given: readonly string[], flags: readonly string[]) {
  const switches = flags.map((flag) => [flag, { type: 'boolean' }] as const);
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { data: { type: 'string' }, ...Object.fromEntries(switches) },
    });
  } catch {
    return null;
  }
}

const rowsPerLine = 50_000;

/** A line now and then, where there is much. */
export function newProgress(print: Print, verb: string): Progress {
  let told = 0;
  return (done, all) => {
    if (done - told < rowsPerLine || done === all) return;
    told = done;
    print(`${verb} ${grouped(done)} of ${grouped(all)} rows`);
  };
}

export const grouped = (count: number): string => count.toLocaleString('en-GB');

/** `2026-11-22 05:40 UTC` */
export const minuteOf = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
