/** What every handler is given. */
import type { Database } from './database/database.ts';
import type { ServerKeys } from './keys/server-keys.ts';
import type { World } from './world.ts';

export type Deps = { readonly database: Database; readonly world: World };

/** What those are given that sign, or open what is sealed. */
export type KeyedDeps = Deps & { readonly keys: ServerKeys };
