/** How a journey gets its server: one process on a file, unless its project says otherwise. */
import { type ServerOptions, type ServerProcess, startServer } from './server-process.ts';

export const serving: { start: (options?: ServerOptions) => Promise<ServerProcess> } = {
  start: startServer,
};
