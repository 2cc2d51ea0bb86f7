/** Where a test server keeps its records when the test doesn't say: another engine may be put here. */
import { type Database, openDatabase } from '../../src/server/database/database.ts';

export const place: { open: () => Promise<Database> } = { open: () => openDatabase(':memory:') };
