/** Accessibility as axe-core judges it, against WCAG 2.2 AA. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const everything: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
};

/** In another light nothing changes but the colours. */
const colours: RunOptions = {
  runOnly: ['color-contrast', 'link-in-text-block'],
  resultTypes: ['violations'],
};

/** What is wrong on the page as it is now: the rule, in words, and where, a line each. */
export const axeViolations = (page: Page): Promise<string[]> => violations(page, everything);
export const axeColourViolations = (page: Page): Promise<string[]> => violations(page, colours);

async function violations(page: Page, options: RunOptions): Promise<string[]> {
  // Evaluated, not added as a script: the page's security policy has no hole for a test.
  await page.evaluate(`if (!globalThis.axe) { ${source} }`);
  // At its end a page shows what its action at the bottom would otherwise stand over.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const { violations: found } = await page.evaluate<AxeResults, RunOptions>(
    (asked) =>
      (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run(document, asked),
    options,
  );
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const why = failureSummary?.split('\n').slice(1).join(' ').trim();
      return `${id}: ${help}: ${target.join(' ')}: ${why}`;
    }),
  );
}
