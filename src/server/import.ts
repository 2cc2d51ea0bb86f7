/** The command `npm run import`; what it can do is in `import/run-import.ts`. */
import { runImport } from './import/run-import.ts';

process.exitCode = await runImport(process.argv.slice(2), (line) => console.log(line), process.env);
