/** What every handler is given. */
import type { Database } from './database/database.ts';
import type { World } from './world.ts';

export type Deps = { readonly database: Database; readonly world: World };
