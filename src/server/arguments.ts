/** How the server was started: `npm start -- --demo --data DIR`, and the port from outside. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../domain/result.ts';

export type Arguments = {
  /** Fill an empty database with invented records. */
  readonly isDemonstration: boolean;
  /** The data folder came from a backup: phones send again what it may not have. */
  readonly isRestored: boolean;
  /** The folder with everything that must be backed up. */
  readonly data: string;
  /** The file with this server's secret keys. */
  readonly keys: string;
  /** `postgres://…`: everything but the keys is there. */
  readonly databaseUrl?: string;
  readonly port: number;
  /** The address to listen on; absent, all of this machine's. */
  readonly host?: string;
  /** Whether `x-forwarded-*` may be believed. */
  readonly isBehindProxy: boolean;
};

export type Environment = { readonly [name: string]: string | undefined };

const portDefault = '8787';

/** The arguments, or one line that says what is wrong with them. */
export function parseArguments(given: readonly string[], env: Environment): Arguments | string {
  const options = optionsIn(given);
  if (typeof options === 'string') return options;
  const port = env.PORT ?? portDefault;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    return `PORT is ${port}, which is no port: give a number from 0 to 65535.`;
  }
  const databaseUrl = databaseUrlIn(env);
  if (!databaseUrl.ok) return databaseUrl.fault;
  return {
    isDemonstration: options.demo,
    isRestored: options.restored,
    data: options.data,
    keys: options.keys || env.KEYS_FILE || join(options.data, 'keys.json'),
    ...(databaseUrl.value && { databaseUrl: databaseUrl.value }),
    port: Number(port),
    ...(env.HOST && { host: env.HOST }),
    isBehindProxy: env.BEHIND_PROXY === '1',
  };
}

/** The address of a PostgreSQL, if one was given. What is wrong with it is told without its password. */
export function databaseUrlIn({ DATABASE_URL: url }: Environment): Result<string | null, string> {
  if (!url) return ok(null);
  return /^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url)
    ? ok(url)
    : fail('DATABASE_URL is no address of a PostgreSQL: write postgres://USER:PASSWORD@HOST/NAME.');
}

type Options = {
  readonly demo: boolean;
  readonly restored: boolean;
  readonly data: string;
  readonly keys: string;
};

function optionsIn(given: readonly string[]): Options | string {
  try {
    return parseArgs({
      args: [...given],
      options: {
        demo: { type: 'boolean', default: false },
        restored: { type: 'boolean', default: false },
        data: { type: 'string', default: 'data' },
        keys: { type: 'string', default: '' },
      },
    }).values;
  } catch (error) {
    return `${(error as Error).message} Known: --demo, --restored, --data DIR, --keys FILE.`;
  }
}
