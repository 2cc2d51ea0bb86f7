// What a phone downloads, in KB (1,000 bytes), gzipped, read from the built app. Fails when over budget.
import { readBuiltSizes } from '../support/built-sizes.ts';

const sizes = readBuiltSizes();
if (!sizes) {
  console.error('dist/ is not built: run `npm run build` first.');
  process.exitCode = 1;
}
for (const { name, kilobytes, budget } of sizes ?? []) {
  console.log(`${name} ${kilobytes.toFixed(1)} KB`);
  if (kilobytes <= budget) continue;
  console.error(`${name} is over its budget of ${budget} KB.`);
  process.exitCode = 1;
}
