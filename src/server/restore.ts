/** The command `npm run restore`; what it can do is in `backup/run-restore.ts`. */
import { randomUUID } from 'node:crypto';
import packageJson from '../../package.json' with { type: 'json' };
import { runRestore } from './backup/run-restore.ts';

process.exitCode = await runRestore(process.argv.slice(2), {
  print: (line) => console.log(line),
  env: process.env,
  world: { now: Date.now, newId: randomUUID },
  release: packageJson.version,
});
