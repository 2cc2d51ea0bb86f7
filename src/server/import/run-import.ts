/** `npm run import -- wards FILE.geojson [--from 2024-05-02] [--data DIR] [--all-new E07000110]` */
import { access, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fail, type Result } from '../../domain/result.ts';
import { day, parse } from '../../domain/schema.ts';
import { databaseUrlIn } from '../arguments.ts';
import { closeDatabase } from '../database/database.ts';
import { openData } from '../open-data.ts';
import { importWards } from './import-wards.ts';

const usage = `How to import ward outlines:
  npm run import -- wards FILE.geojson [--from 2024-05-02] [--data DIR] [--all-new DISTRICT-CODE]

  FILE       GeoJSON in WGS 84, such as the ONS "Wards December 2024 Boundaries UK BGC"
  --from     the day from which these lines hold; without it the newest ones are drawn anew
  --data     the server's data folder (data); with DATABASE_URL set, what is in PostgreSQL
  --all-new  take all wards of this district as a new set, with --from; the old ones end the day before`;

type Environment = { readonly [name: string]: string | undefined };
type Print = (line: string) => void;

/** The exit code: 0 where the import is stored, 1 where nothing was changed. */
export async function runImport(
  given: readonly string[],
  print: Print,
  env: Environment = {},
): Promise<0 | 1> {
  const done = await imported(given, env);
  if (done.ok) {
    for (const line of done.value) print(line);
    return 0;
  }
  print(`${done.fault}\nNothing was changed.`);
  return 1;
}

async function imported(
  given: readonly string[],
  env: Environment,
): Promise<Result<readonly string[], string>> {
  const ask = askIn(given);
  if (!ask.ok) return ask;
  const { file, from, data, district } = ask.value;
  const databaseUrl = databaseUrlIn(env);
  if (!databaseUrl.ok) return databaseUrl;
  if (!databaseUrl.value && !(await isThere(data)))
    return fail(`There is no data in ${data}. Run npm start once.`);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return fail(`The file ${file} can't be read.`);
  const database = await openData(data, databaseUrl.value ?? undefined);
  const done = await importWards(database, { text, from, district });
  await closeDatabase(database);
  return done;
}

type Ask = {
  readonly file: string;
  readonly data: string;
  readonly from?: string | undefined;
  readonly district?: string | undefined;
};

function askIn(given: readonly string[]): Result<Ask, string> {
  const { values, positionals } = argumentsIn(given) ?? { values: null, positionals: [] };
  const [what, file, ...more] = positionals;
  if (!values || what !== 'wards' || !file || more.length > 0) return fail(usage);
  const { from, data = 'data', 'all-new': district } = values;
  if (from !== undefined && !parse(day, from).ok)
    return fail(`${from} is no day: write 2024-05-02.`);
  if (district !== undefined && from === undefined)
    return fail('--all-new needs --from: the day they begin.');
  return { ok: true, value: { file, data, from, district } };
}

function argumentsIn(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        data: { type: 'string' },
        'all-new': { type: 'string' },
      },
    });
  } catch {
    return null;
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
