/** The command `npm run backup`; what it can do is in `backup/run-backup.ts`. */
import { randomUUID } from 'node:crypto';
import packageJson from '../../package.json' with { type: 'json' };
import { runBackup } from './backup/run-backup.ts';

process.exitCode = await runBackup(process.argv.slice(2), {
  print: (line) => console.log(line),
  env: process.env,
  world: { now: Date.now, newId: randomUUID },
  release: packageJson.version,
});
