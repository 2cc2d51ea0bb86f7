import { relative } from 'node:path';
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node';

/** What `test/run.ts` hears at the end of the run, over the channel that it opened. */
export type Totals = { readonly passed: number; readonly failed: number };

/**
 * One line a file, then what failed. Skipped and to-do tests count as failed: a skipped proof is decoration.
 * Errors outside a test (a file that doesn't load, a lost rejection) count as failed too.
 * The default export, because that is how Vitest takes a reporter from a file.
 */
export default class TotalsReporter implements Reporter {
  onTestModuleEnd(module: TestModule): void {
    const tests = [...module.children.allTests()];
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const failed = tests.length - passed + errorsOutsideTests(module).length;
    const seconds = (module.diagnostic().duration / 1000).toFixed(1);
    const outcome = failed === 0 ? `${passed} passed` : `${passed} passed, ${failed} failed`;
    console.log(`${failed === 0 ? '✓' : '✗'} ${nameOf(module)}: ${outcome} (${seconds} s)`);
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const notPassed = tests.filter((test) => test.result().state !== 'passed');
    const outside = modules.flatMap((module) =>
      errorsOutsideTests(module).map((error) => ({ title: nameOf(module), error })),
    );
    for (const test of notPassed) printTest(test);
    for (const { title, error } of outside) print(title, [error]);
    for (const error of unhandled) print('Outside any test', [error]);

    const passed = tests.length - notPassed.length;
    const failed = notPassed.length + outside.length + unhandled.length;
    process.send?.({ passed, failed } satisfies Totals);
  }
}

/** Of a file that doesn't load and of hooks (beforeAll …), whose tests then never ran. */
function errorsOutsideTests(module: TestModule): SerializedError[] {
  const suites: TestSuite[] = [...module.children.allSuites()];
  return [...module.errors(), ...suites.flatMap((suite) => suite.errors())];
}

function printTest(test: TestCase): void {
  const result = test.result();
  const title = `${nameOf(test.module)} › ${test.fullName}`;
  if (result.state === 'failed') print(title, result.errors);
  else
    console.log(
      `\n✗ ${title}\n  ${test.options.mode === 'todo' ? 'to do' : result.state}: not run`,
    );
}

function print(title: string, errors: readonly SerializedError[]): void {
  console.log(`\n✗ ${title}`);
  for (const error of errors) {
    console.log(`  ${(error.stack ?? error.message).replaceAll('\n', '\n  ')}`);
    const { diff } = error;
    if (typeof diff === 'string') console.log(`  ${diff.replaceAll('\n', '\n  ')}`);
  }
}

function nameOf(module: TestModule): string {
  return relative(process.cwd(), module.moduleId);
}
