/** Accessibility as axe-core judges it, against WCAG 2.2 AA. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
};

/** What is wrong on the page as it is now: the rule, in words, and where, a line each. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's security policy has no hole for a test.
  await page.evaluate(`if (!globalThis.axe) { ${source} }`);
  const { violations } = await page.evaluate<AxeResults, RunOptions>(
    (asked) =>
      (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run(document, asked),
    options,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const why = failureSummary?.split('\n').slice(1).join(' ').trim();
      return `${id}: ${help}: ${target.join(' ')}: ${why}`;
    }),
  );
}
