// `npm run bench -- NAME` runs test/bench/NAME.ts.
import { readdirSync } from 'node:fs';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length));

const name = process.argv[2];
if (name && names.includes(name)) {
  await import(`./${name}.ts`);
} else {
  console.error(`Which benchmark? npm run bench -- ${names.join(' | ')}`);
  process.exitCode = 1;
}
