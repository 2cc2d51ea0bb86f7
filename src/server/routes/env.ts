/** What routes know besides the request. */
import type { Who } from '../database/sessions.ts';
import type { KeyedDeps } from '../deps.ts';
import type { Log } from '../log.ts';
import type { Nudges } from '../nudge/nudges.ts';
import type { StaticFiles } from '../static-files.ts';

export type AppDeps = KeyedDeps & {
  readonly files: StaticFiles;
  /** The version of this server, as `/healthz` tells it. */
  readonly release: string;
  readonly log: Log;
  readonly nudges: Nudges;
  /** Whether `x-forwarded-*` come from a proxy of ours; otherwise anybody may have written them. */
  readonly isBehindProxy: boolean;
};

export type Env = {
  /** What `@hono/node-server` hands over; nothing in a test. */
  Bindings: { incoming?: { socket: { remoteAddress?: string } } };
  Variables: { who: Who };
};
